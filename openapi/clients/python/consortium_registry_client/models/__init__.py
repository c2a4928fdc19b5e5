"""Contains all the data models used in inputs/outputs"""

from .api_key_in import ApiKeyIn
from .api_key_in_role import ApiKeyInRole
from .api_key_out import ApiKeyOut
from .attestation_in import AttestationIn
from .audit_entry_out import AuditEntryOut
from .authority_details_in import AuthorityDetailsIn
from .authority_in import AuthorityIn
from .authority_kind import AuthorityKind
from .authority_out import AuthorityOut
from .authority_restatement_in import AuthorityRestatementIn
from .award_in import AwardIn
from .award_out import AwardOut
from .broken_rule_out import BrokenRuleOut
from .cases import Cases
from .cell_out import CellOut
from .certainty import Certainty
from .change_out import ChangeOut
from .change_out_content import ChangeOutContent
from .claim_decision_in import ClaimDecisionIn
from .claim_in import ClaimIn
from .claim_out import ClaimOut
from .confidence import Confidence
from .conflict_out import ConflictOut
from .consortium_details_in import ConsortiumDetailsIn
from .consortium_in import ConsortiumIn
from .consortium_out import ConsortiumOut
from .consortium_restatement_in import ConsortiumRestatementIn
from .contract_details_in import ContractDetailsIn
from .contract_in import ContractIn
from .contract_item_out import ContractItemOut
from .contract_kind import ContractKind
from .contract_out import ContractOut
from .contract_ref_out import ContractRefOut
from .contract_restatement_in import ContractRestatementIn
from .corroboration_in import CorroborationIn
from .cover_state import CoverState
from .date_basis import DateBasis
from .dependence_out import DependenceOut
from .ending_reason import EndingReason
from .explained_page_cell_out import ExplainedPageCellOut
from .explained_page_run_out import ExplainedPageRunOut
from .explained_page_summary_out import ExplainedPageSummaryOut
from .explanation import Explanation
from .exposure_out import ExposureOut
from .fact_out import FactOut
from .fault_out import FaultOut
from .find_descriptions_response_200 import FindDescriptionsResponse200
from .finding import Finding
from .ground import Ground
from .head_out import HeadOut
from .held_cell_out import HeldCellOut
from .holder_out import HolderOut
from .identifier_in import IdentifierIn
from .identifier_out import IdentifierOut
from .installed_base import InstalledBase
from .issued_key_out import IssuedKeyOut
from .list_changes_action import ListChangesAction
from .list_changes_stream import ListChangesStream
from .list_contracts_sort import ListContractsSort
from .live_out import LiveOut
from .lost_run_out import LostRunOut
from .lost_run_out_outcome import LostRunOutOutcome
from .me_out import MeOut
from .member_out import MemberOut
from .membership_in import MembershipIn
from .membership_role import MembershipRole
from .named_out import NamedOut
from .notice_in import NoticeIn
from .notice_out import NoticeOut
from .notice_type import NoticeType
from .option_in import OptionIn
from .option_out import OptionOut
from .page_api_key_out import PageApiKeyOut
from .page_audit_entry_out import PageAuditEntryOut
from .page_authority_out import PageAuthorityOut
from .page_change_out import PageChangeOut
from .page_claim_out import PageClaimOut
from .page_conflict_out import PageConflictOut
from .page_consortium_out import PageConsortiumOut
from .page_contract_out import PageContractOut
from .page_member_out import PageMemberOut
from .page_provider_event_out import PageProviderEventOut
from .page_provider_out import PageProviderOut
from .page_scope_out import PageScopeOut
from .page_source_out import PageSourceOut
from .problem_out import ProblemOut
from .provider_details_in import ProviderDetailsIn
from .provider_event_in import ProviderEventIn
from .provider_event_kind import ProviderEventKind
from .provider_event_out import ProviderEventOut
from .provider_failure_in import ProviderFailureIn
from .provider_failure_out import ProviderFailureOut
from .provider_in import ProviderIn
from .provider_out import ProviderOut
from .provider_restatement_in import ProviderRestatementIn
from .provider_status import ProviderStatus
from .purpose import Purpose
from .ready_out import ReadyOut
from .regime import Regime
from .restatement_reason import RestatementReason
from .risk import Risk
from .role import Role
from .run_out import RunOut
from .scope_details_in import ScopeDetailsIn
from .scope_in import ScopeIn
from .scope_out import ScopeOut
from .scope_restatement_in import ScopeRestatementIn
from .service_level import ServiceLevel
from .service_report_in import ServiceReportIn
from .share_out import ShareOut
from .source_in import SourceIn
from .source_out import SourceOut
from .special_regime import SpecialRegime
from .summary_out import SummaryOut
from .term_change_in import TermChangeIn
from .term_change_kind import TermChangeKind
from .term_change_out import TermChangeOut
from .term_out import TermOut
from .value_basis import ValueBasis
from .value_in import ValueIn
from .value_out import ValueOut
from .value_sum_out import ValueSumOut
from .vat import Vat
from .verdict import Verdict
from .visibility import Visibility
from .withdrawal_in import WithdrawalIn

__all__ = (
    "ApiKeyIn",
    "ApiKeyInRole",
    "ApiKeyOut",
    "AttestationIn",
    "AuditEntryOut",
    "AuthorityDetailsIn",
    "AuthorityIn",
    "AuthorityKind",
    "AuthorityOut",
    "AuthorityRestatementIn",
    "AwardIn",
    "AwardOut",
    "BrokenRuleOut",
    "Cases",
    "CellOut",
    "Certainty",
    "ChangeOut",
    "ChangeOutContent",
    "ClaimDecisionIn",
    "ClaimIn",
    "ClaimOut",
    "Confidence",
    "ConflictOut",
    "ConsortiumDetailsIn",
    "ConsortiumIn",
    "ConsortiumOut",
    "ConsortiumRestatementIn",
    "ContractDetailsIn",
    "ContractIn",
    "ContractItemOut",
    "ContractKind",
    "ContractOut",
    "ContractRefOut",
    "ContractRestatementIn",
    "CorroborationIn",
    "CoverState",
    "DateBasis",
    "DependenceOut",
    "EndingReason",
    "ExplainedPageCellOut",
    "ExplainedPageRunOut",
    "ExplainedPageSummaryOut",
    "Explanation",
    "ExposureOut",
    "FactOut",
    "FaultOut",
    "FindDescriptionsResponse200",
    "Finding",
    "Ground",
    "HeadOut",
    "HeldCellOut",
    "HolderOut",
    "IdentifierIn",
    "IdentifierOut",
    "InstalledBase",
    "IssuedKeyOut",
    "ListChangesAction",
    "ListChangesStream",
    "ListContractsSort",
    "LiveOut",
    "LostRunOut",
    "LostRunOutOutcome",
    "MemberOut",
    "MembershipIn",
    "MembershipRole",
    "MeOut",
    "NamedOut",
    "NoticeIn",
    "NoticeOut",
    "NoticeType",
    "OptionIn",
    "OptionOut",
    "PageApiKeyOut",
    "PageAuditEntryOut",
    "PageAuthorityOut",
    "PageChangeOut",
    "PageClaimOut",
    "PageConflictOut",
    "PageConsortiumOut",
    "PageContractOut",
    "PageMemberOut",
    "PageProviderEventOut",
    "PageProviderOut",
    "PageScopeOut",
    "PageSourceOut",
    "ProblemOut",
    "ProviderDetailsIn",
    "ProviderEventIn",
    "ProviderEventKind",
    "ProviderEventOut",
    "ProviderFailureIn",
    "ProviderFailureOut",
    "ProviderIn",
    "ProviderOut",
    "ProviderRestatementIn",
    "ProviderStatus",
    "Purpose",
    "ReadyOut",
    "Regime",
    "RestatementReason",
    "Risk",
    "Role",
    "RunOut",
    "ScopeDetailsIn",
    "ScopeIn",
    "ScopeOut",
    "ScopeRestatementIn",
    "ServiceLevel",
    "ServiceReportIn",
    "ShareOut",
    "SourceIn",
    "SourceOut",
    "SpecialRegime",
    "SummaryOut",
    "TermChangeIn",
    "TermChangeKind",
    "TermChangeOut",
    "TermOut",
    "ValueBasis",
    "ValueIn",
    "ValueOut",
    "ValueSumOut",
    "Vat",
    "Verdict",
    "Visibility",
    "WithdrawalIn",
)

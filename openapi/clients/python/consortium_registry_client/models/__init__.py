"""Contains all the data models used in inputs/outputs"""

from .authority_kind import AuthorityKind
from .authority_out import AuthorityOut
from .award_out import AwardOut
from .cases import Cases
from .cell_out import CellOut
from .certainty import Certainty
from .change_out import ChangeOut
from .change_out_content import ChangeOutContent
from .claim_out import ClaimOut
from .confidence import Confidence
from .conflict_out import ConflictOut
from .consortium_out import ConsortiumOut
from .contract_item_out import ContractItemOut
from .contract_kind import ContractKind
from .contract_out import ContractOut
from .contract_ref_out import ContractRefOut
from .cover_state import CoverState
from .date_basis import DateBasis
from .dependence_out import DependenceOut
from .ending_reason import EndingReason
from .explained_page_cell_out import ExplainedPageCellOut
from .explained_page_run_out import ExplainedPageRunOut
from .explained_page_summary_out import ExplainedPageSummaryOut
from .explanation import Explanation
from .exposure_out import ExposureOut
from .fault_out import FaultOut
from .find_descriptions_response_200 import FindDescriptionsResponse200
from .ground import Ground
from .head_out import HeadOut
from .held_cell_out import HeldCellOut
from .holder_out import HolderOut
from .identifier_out import IdentifierOut
from .installed_base import InstalledBase
from .list_contracts_sort import ListContractsSort
from .live_out import LiveOut
from .lost_run_out import LostRunOut
from .lost_run_out_outcome import LostRunOutOutcome
from .member_out import MemberOut
from .membership_role import MembershipRole
from .named_out import NamedOut
from .notice_out import NoticeOut
from .notice_type import NoticeType
from .option_out import OptionOut
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
from .provider_event_kind import ProviderEventKind
from .provider_event_out import ProviderEventOut
from .provider_failure_in import ProviderFailureIn
from .provider_failure_out import ProviderFailureOut
from .provider_out import ProviderOut
from .provider_status import ProviderStatus
from .purpose import Purpose
from .ready_out import ReadyOut
from .regime import Regime
from .risk import Risk
from .run_out import RunOut
from .scope_out import ScopeOut
from .service_level import ServiceLevel
from .share_out import ShareOut
from .source_out import SourceOut
from .special_regime import SpecialRegime
from .summary_out import SummaryOut
from .term_change_kind import TermChangeKind
from .term_change_out import TermChangeOut
from .term_out import TermOut
from .value_basis import ValueBasis
from .value_out import ValueOut
from .value_sum_out import ValueSumOut
from .vat import Vat
from .verdict import Verdict

__all__ = (
    "AuthorityKind",
    "AuthorityOut",
    "AwardOut",
    "Cases",
    "CellOut",
    "Certainty",
    "ChangeOut",
    "ChangeOutContent",
    "ClaimOut",
    "Confidence",
    "ConflictOut",
    "ConsortiumOut",
    "ContractItemOut",
    "ContractKind",
    "ContractOut",
    "ContractRefOut",
    "CoverState",
    "DateBasis",
    "DependenceOut",
    "EndingReason",
    "ExplainedPageCellOut",
    "ExplainedPageRunOut",
    "ExplainedPageSummaryOut",
    "Explanation",
    "ExposureOut",
    "FaultOut",
    "FindDescriptionsResponse200",
    "Ground",
    "HeadOut",
    "HeldCellOut",
    "HolderOut",
    "IdentifierOut",
    "InstalledBase",
    "ListContractsSort",
    "LiveOut",
    "LostRunOut",
    "LostRunOutOutcome",
    "MemberOut",
    "MembershipRole",
    "NamedOut",
    "NoticeOut",
    "NoticeType",
    "OptionOut",
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
    "ProviderEventKind",
    "ProviderEventOut",
    "ProviderFailureIn",
    "ProviderFailureOut",
    "ProviderOut",
    "ProviderStatus",
    "Purpose",
    "ReadyOut",
    "Regime",
    "Risk",
    "RunOut",
    "ScopeOut",
    "ServiceLevel",
    "ShareOut",
    "SourceOut",
    "SpecialRegime",
    "SummaryOut",
    "TermChangeKind",
    "TermChangeOut",
    "TermOut",
    "ValueBasis",
    "ValueOut",
    "ValueSumOut",
    "Vat",
    "Verdict",
)

"""Contains all the data models used in inputs/outputs"""

from .authority_kind import AuthorityKind
from .authority_out import AuthorityOut
from .award_out import AwardOut
from .cases import Cases
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
from .get_authority_format_type_0 import GetAuthorityFormatType0
from .get_consortium_format_type_0 import GetConsortiumFormatType0
from .get_contract_format_type_0 import GetContractFormatType0
from .get_dependence_format_type_0 import GetDependenceFormatType0
from .get_exposure_format_type_0 import GetExposureFormatType0
from .get_head_format_type_0 import GetHeadFormatType0
from .get_provider_format_type_0 import GetProviderFormatType0
from .get_source_format_type_0 import GetSourceFormatType0
from .ground import Ground
from .head_out import HeadOut
from .held_cell_out import HeldCellOut
from .identifier_out import IdentifierOut
from .installed_base import InstalledBase
from .list_authorities_format_type_0 import ListAuthoritiesFormatType0
from .list_changes_format_type_0 import ListChangesFormatType0
from .list_claims_format_type_0 import ListClaimsFormatType0
from .list_conflicts_format_type_0 import ListConflictsFormatType0
from .list_consortia_format_type_0 import ListConsortiaFormatType0
from .list_contract_history_format_type_0 import ListContractHistoryFormatType0
from .list_contracts_format_type_0 import ListContractsFormatType0
from .list_contracts_sort import ListContractsSort
from .list_cover_format_type_0 import ListCoverFormatType0
from .list_cover_summaries_format_type_0 import ListCoverSummariesFormatType0
from .list_events_format_type_0 import ListEventsFormatType0
from .list_gaps_format_type_0 import ListGapsFormatType0
from .list_members_format_type_0 import ListMembersFormatType0
from .list_overlaps_format_type_0 import ListOverlapsFormatType0
from .list_providers_format_type_0 import ListProvidersFormatType0
from .list_scopes_format_type_0 import ListScopesFormatType0
from .list_sources_format_type_0 import ListSourcesFormatType0
from .list_timeline_format_type_0 import ListTimelineFormatType0
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
from .scope_out import ScopeOut
from .service_level import ServiceLevel
from .share_out import ShareOut
from .simulate_provider_failure_format_type_0 import SimulateProviderFailureFormatType0
from .source_out import SourceOut
from .special_regime import SpecialRegime
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
    "GetAuthorityFormatType0",
    "GetConsortiumFormatType0",
    "GetContractFormatType0",
    "GetDependenceFormatType0",
    "GetExposureFormatType0",
    "GetHeadFormatType0",
    "GetProviderFormatType0",
    "GetSourceFormatType0",
    "Ground",
    "HeadOut",
    "HeldCellOut",
    "IdentifierOut",
    "InstalledBase",
    "ListAuthoritiesFormatType0",
    "ListChangesFormatType0",
    "ListClaimsFormatType0",
    "ListConflictsFormatType0",
    "ListConsortiaFormatType0",
    "ListContractHistoryFormatType0",
    "ListContractsFormatType0",
    "ListContractsSort",
    "ListCoverFormatType0",
    "ListCoverSummariesFormatType0",
    "ListEventsFormatType0",
    "ListGapsFormatType0",
    "ListMembersFormatType0",
    "ListOverlapsFormatType0",
    "ListProvidersFormatType0",
    "ListScopesFormatType0",
    "ListSourcesFormatType0",
    "ListTimelineFormatType0",
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
    "ScopeOut",
    "ServiceLevel",
    "ShareOut",
    "SimulateProviderFailureFormatType0",
    "SourceOut",
    "SpecialRegime",
    "TermChangeKind",
    "TermChangeOut",
    "TermOut",
    "ValueBasis",
    "ValueOut",
    "ValueSumOut",
    "Vat",
    "Verdict",
)

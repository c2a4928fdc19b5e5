"""Contains all the data models used in inputs/outputs"""

from .action_in import ActionIn
from .action_out import ActionOut
from .agreement_state import AgreementState
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
from .brief_out import BriefOut
from .brief_out_thing import BriefOutThing
from .broken_rule_out import BrokenRuleOut
from .cadence import Cadence
from .calendar_token_in import CalendarTokenIn
from .calendar_token_out import CalendarTokenOut
from .candidate_in import CandidateIn
from .candidate_out import CandidateOut
from .candidate_stage import CandidateStage
from .candidate_step_in import CandidateStepIn
from .candidate_step_out import CandidateStepOut
from .cases import Cases
from .cell_out import CellOut
from .certainty import Certainty
from .change_out import ChangeOut
from .change_out_content import ChangeOutContent
from .claim_decision_in import ClaimDecisionIn
from .claim_in import ClaimIn
from .claim_out import ClaimOut
from .column_out import ColumnOut
from .complaint_in import ComplaintIn
from .complaint_out import ComplaintOut
from .complaint_step import ComplaintStep
from .complaint_step_in import ComplaintStepIn
from .complaint_step_out import ComplaintStepOut
from .concern_in import ConcernIn
from .concern_out import ConcernOut
from .concern_step import ConcernStep
from .concern_step_in import ConcernStepIn
from .concern_step_out import ConcernStepOut
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
from .data_class import DataClass
from .data_transfer_in import DataTransferIn
from .data_transfer_out import DataTransferOut
from .date_basis import DateBasis
from .decision_in import DecisionIn
from .decision_out import DecisionOut
from .delivery_out import DeliveryOut
from .delivery_state import DeliveryState
from .dependence_out import DependenceOut
from .describe_contracts_register_response_200 import DescribeContractsRegisterResponse200
from .direction import Direction
from .dropped_out import DroppedOut
from .ending_reason import EndingReason
from .event_out import EventOut
from .explained_page_cell_out import ExplainedPageCellOut
from .explained_page_run_out import ExplainedPageRunOut
from .explained_page_summary_out import ExplainedPageSummaryOut
from .explanation import Explanation
from .exposure_out import ExposureOut
from .fact_out import FactOut
from .fault_out import FaultOut
from .filters_in import FiltersIn
from .filters_in_action_type_0 import FiltersInActionType0
from .find_descriptions_response_200 import FindDescriptionsResponse200
from .finding import Finding
from .get_record_package_record_package import GetRecordPackageRecordPackage
from .get_record_package_record_package_links import GetRecordPackageRecordPackageLinks
from .get_record_package_record_package_publisher import GetRecordPackageRecordPackagePublisher
from .get_record_package_record_package_records_item import GetRecordPackageRecordPackageRecordsItem
from .get_record_package_record_package_records_item_compiled_release import (
    GetRecordPackageRecordPackageRecordsItemCompiledRelease,
)
from .get_record_package_record_package_records_item_releases_item import (
    GetRecordPackageRecordPackageRecordsItemReleasesItem,
)
from .get_release_package_release_package import GetReleasePackageReleasePackage
from .get_release_package_release_package_links import GetReleasePackageReleasePackageLinks
from .get_release_package_release_package_publisher import GetReleasePackageReleasePackagePublisher
from .get_release_package_release_package_releases_item import GetReleasePackageReleasePackageReleasesItem
from .ground import Ground
from .head_out import HeadOut
from .held_cell_out import HeldCellOut
from .hold_out import HoldOut
from .holder_out import HolderOut
from .identifier_in import IdentifierIn
from .identifier_out import IdentifierOut
from .import_report_out import ImportReportOut
from .import_report_out_outcomes import ImportReportOutOutcomes
from .incident_in import IncidentIn
from .incident_out import IncidentOut
from .incident_step import IncidentStep
from .incident_step_in import IncidentStepIn
from .incident_step_out import IncidentStepOut
from .installed_base import InstalledBase
from .issued_calendar_token_out import IssuedCalendarTokenOut
from .issued_key_out import IssuedKeyOut
from .issued_webhook_out import IssuedWebhookOut
from .kept_process_out import KeptProcessOut
from .kept_release_out import KeptReleaseOut
from .kept_release_out_content import KeptReleaseOutContent
from .key_date_kind import KeyDateKind
from .key_date_out import KeyDateOut
from .kpi_in import KpiIn
from .kpi_observation_in import KpiObservationIn
from .kpi_observation_out import KpiObservationOut
from .kpi_out import KpiOut
from .kpi_unit import KpiUnit
from .lesson_in import LessonIn
from .lesson_out import LessonOut
from .list_changes_action import ListChangesAction
from .list_changes_stream import ListChangesStream
from .list_contracts_sort import ListContractsSort
from .list_record_packages_record_package import ListRecordPackagesRecordPackage
from .list_record_packages_record_package_links import ListRecordPackagesRecordPackageLinks
from .list_record_packages_record_package_publisher import ListRecordPackagesRecordPackagePublisher
from .list_record_packages_record_package_records_item import ListRecordPackagesRecordPackageRecordsItem
from .list_record_packages_record_package_records_item_compiled_release import (
    ListRecordPackagesRecordPackageRecordsItemCompiledRelease,
)
from .list_record_packages_record_package_records_item_releases_item import (
    ListRecordPackagesRecordPackageRecordsItemReleasesItem,
)
from .list_release_packages_release_package import ListReleasePackagesReleasePackage
from .list_release_packages_release_package_links import ListReleasePackagesReleasePackageLinks
from .list_release_packages_release_package_publisher import ListReleasePackagesReleasePackagePublisher
from .list_release_packages_release_package_releases_item import ListReleasePackagesReleasePackageReleasesItem
from .live_out import LiveOut
from .lost_run_out import LostRunOut
from .lost_run_out_outcome import LostRunOutOutcome
from .me_out import MeOut
from .member_out import MemberOut
from .membership_in import MembershipIn
from .membership_role import MembershipRole
from .mobilisation_in import MobilisationIn
from .mobilisation_kind import MobilisationKind
from .mobilisation_out import MobilisationOut
from .named_out import NamedOut
from .notice_duty_out import NoticeDutyOut
from .notice_in import NoticeIn
from .notice_out import NoticeOut
from .notice_remark_out import NoticeRemarkOut
from .notice_type import NoticeType
from .occasion_in import OccasionIn
from .occasion_kind import OccasionKind
from .occasion_out import OccasionOut
from .open_item_out import OpenItemOut
from .open_kind import OpenKind
from .option_in import OptionIn
from .option_out import OptionOut
from .outcome import Outcome
from .oversight_level import OversightLevel
from .page_action_out import PageActionOut
from .page_api_key_out import PageApiKeyOut
from .page_audit_entry_out import PageAuditEntryOut
from .page_authority_out import PageAuthorityOut
from .page_calendar_token_out import PageCalendarTokenOut
from .page_candidate_out import PageCandidateOut
from .page_change_out import PageChangeOut
from .page_claim_out import PageClaimOut
from .page_complaint_out import PageComplaintOut
from .page_concern_out import PageConcernOut
from .page_conflict_out import PageConflictOut
from .page_consortium_out import PageConsortiumOut
from .page_contract_out import PageContractOut
from .page_data_transfer_out import PageDataTransferOut
from .page_decision_out import PageDecisionOut
from .page_delivery_out import PageDeliveryOut
from .page_incident_out import PageIncidentOut
from .page_key_date_out import PageKeyDateOut
from .page_kpi_observation_out import PageKpiObservationOut
from .page_kpi_out import PageKpiOut
from .page_lesson_out import PageLessonOut
from .page_member_out import PageMemberOut
from .page_mobilisation_out import PageMobilisationOut
from .page_notice_duty_out import PageNoticeDutyOut
from .page_occasion_out import PageOccasionOut
from .page_performance_out import PagePerformanceOut
from .page_plight_out import PagePlightOut
from .page_provider_event_out import PageProviderEventOut
from .page_provider_out import PageProviderOut
from .page_readiness_out import PageReadinessOut
from .page_remedy_out import PageRemedyOut
from .page_replacement_out import PageReplacementOut
from .page_rhythm_out import PageRhythmOut
from .page_rule_out import PageRuleOut
from .page_scope_out import PageScopeOut
from .page_source_out import PageSourceOut
from .page_staffing_out import PageStaffingOut
from .page_tally_out import PageTallyOut
from .page_threshold_out import PageThresholdOut
from .page_truth_out import PageTruthOut
from .page_webhook_out import PageWebhookOut
from .performance_out import PerformanceOut
from .plight import Plight
from .plight_out import PlightOut
from .problem_out import ProblemOut
from .promise_state import PromiseState
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
from .rating import Rating
from .readiness_out import ReadinessOut
from .ready_out import ReadyOut
from .regime import Regime
from .register_report import RegisterReport
from .release_outcome import ReleaseOutcome
from .release_report_out import ReleaseReportOut
from .remedy_in import RemedyIn
from .remedy_out import RemedyOut
from .replacement_out import ReplacementOut
from .replay_in import ReplayIn
from .restatement_reason import RestatementReason
from .rhythm_in import RhythmIn
from .rhythm_out import RhythmOut
from .risk import Risk
from .role import Role
from .row_out import RowOut
from .row_out_outcome import RowOutOutcome
from .row_remark_out import RowRemarkOut
from .rule_out import RuleOut
from .run_out import RunOut
from .scope_details_in import ScopeDetailsIn
from .scope_in import ScopeIn
from .scope_out import ScopeOut
from .scope_restatement_in import ScopeRestatementIn
from .service_level import ServiceLevel
from .service_report_in import ServiceReportIn
from .set_by import SetBy
from .share_out import ShareOut
from .source_in import SourceIn
from .source_out import SourceOut
from .special_regime import SpecialRegime
from .staffing_in import StaffingIn
from .staffing_out import StaffingOut
from .standing import Standing
from .state_count_out import StateCountOut
from .stated_out import StatedOut
from .summary_out import SummaryOut
from .tally_in import TallyIn
from .tally_kind import TallyKind
from .tally_out import TallyOut
from .term_change_in import TermChangeIn
from .term_change_kind import TermChangeKind
from .term_change_out import TermChangeOut
from .term_out import TermOut
from .threshold_kind import ThresholdKind
from .threshold_out import ThresholdOut
from .transfer_step import TransferStep
from .transfer_step_in import TransferStepIn
from .transfer_step_out import TransferStepOut
from .trial_event_out import TrialEventOut
from .trial_out import TrialOut
from .truth_out import TruthOut
from .turn_out import TurnOut
from .unit import Unit
from .value_basis import ValueBasis
from .value_in import ValueIn
from .value_out import ValueOut
from .value_sum_out import ValueSumOut
from .vat import Vat
from .verdict import Verdict
from .visibility import Visibility
from .webhook_change_in import WebhookChangeIn
from .webhook_change_in_state import WebhookChangeInState
from .webhook_in import WebhookIn
from .webhook_out import WebhookOut
from .webhook_state import WebhookState
from .withdrawal_in import WithdrawalIn
from .within_in import WithinIn

__all__ = (
    "ActionIn",
    "ActionOut",
    "AgreementState",
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
    "BriefOut",
    "BriefOutThing",
    "BrokenRuleOut",
    "Cadence",
    "CalendarTokenIn",
    "CalendarTokenOut",
    "CandidateIn",
    "CandidateOut",
    "CandidateStage",
    "CandidateStepIn",
    "CandidateStepOut",
    "Cases",
    "CellOut",
    "Certainty",
    "ChangeOut",
    "ChangeOutContent",
    "ClaimDecisionIn",
    "ClaimIn",
    "ClaimOut",
    "ColumnOut",
    "ComplaintIn",
    "ComplaintOut",
    "ComplaintStep",
    "ComplaintStepIn",
    "ComplaintStepOut",
    "ConcernIn",
    "ConcernOut",
    "ConcernStep",
    "ConcernStepIn",
    "ConcernStepOut",
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
    "DataClass",
    "DataTransferIn",
    "DataTransferOut",
    "DateBasis",
    "DecisionIn",
    "DecisionOut",
    "DeliveryOut",
    "DeliveryState",
    "DependenceOut",
    "DescribeContractsRegisterResponse200",
    "Direction",
    "DroppedOut",
    "EndingReason",
    "EventOut",
    "ExplainedPageCellOut",
    "ExplainedPageRunOut",
    "ExplainedPageSummaryOut",
    "Explanation",
    "ExposureOut",
    "FactOut",
    "FaultOut",
    "FiltersIn",
    "FiltersInActionType0",
    "FindDescriptionsResponse200",
    "Finding",
    "GetRecordPackageRecordPackage",
    "GetRecordPackageRecordPackageLinks",
    "GetRecordPackageRecordPackagePublisher",
    "GetRecordPackageRecordPackageRecordsItem",
    "GetRecordPackageRecordPackageRecordsItemCompiledRelease",
    "GetRecordPackageRecordPackageRecordsItemReleasesItem",
    "GetReleasePackageReleasePackage",
    "GetReleasePackageReleasePackageLinks",
    "GetReleasePackageReleasePackagePublisher",
    "GetReleasePackageReleasePackageReleasesItem",
    "Ground",
    "HeadOut",
    "HeldCellOut",
    "HolderOut",
    "HoldOut",
    "IdentifierIn",
    "IdentifierOut",
    "ImportReportOut",
    "ImportReportOutOutcomes",
    "IncidentIn",
    "IncidentOut",
    "IncidentStep",
    "IncidentStepIn",
    "IncidentStepOut",
    "InstalledBase",
    "IssuedCalendarTokenOut",
    "IssuedKeyOut",
    "IssuedWebhookOut",
    "KeptProcessOut",
    "KeptReleaseOut",
    "KeptReleaseOutContent",
    "KeyDateKind",
    "KeyDateOut",
    "KpiIn",
    "KpiObservationIn",
    "KpiObservationOut",
    "KpiOut",
    "KpiUnit",
    "LessonIn",
    "LessonOut",
    "ListChangesAction",
    "ListChangesStream",
    "ListContractsSort",
    "ListRecordPackagesRecordPackage",
    "ListRecordPackagesRecordPackageLinks",
    "ListRecordPackagesRecordPackagePublisher",
    "ListRecordPackagesRecordPackageRecordsItem",
    "ListRecordPackagesRecordPackageRecordsItemCompiledRelease",
    "ListRecordPackagesRecordPackageRecordsItemReleasesItem",
    "ListReleasePackagesReleasePackage",
    "ListReleasePackagesReleasePackageLinks",
    "ListReleasePackagesReleasePackagePublisher",
    "ListReleasePackagesReleasePackageReleasesItem",
    "LiveOut",
    "LostRunOut",
    "LostRunOutOutcome",
    "MemberOut",
    "MembershipIn",
    "MembershipRole",
    "MeOut",
    "MobilisationIn",
    "MobilisationKind",
    "MobilisationOut",
    "NamedOut",
    "NoticeDutyOut",
    "NoticeIn",
    "NoticeOut",
    "NoticeRemarkOut",
    "NoticeType",
    "OccasionIn",
    "OccasionKind",
    "OccasionOut",
    "OpenItemOut",
    "OpenKind",
    "OptionIn",
    "OptionOut",
    "Outcome",
    "OversightLevel",
    "PageActionOut",
    "PageApiKeyOut",
    "PageAuditEntryOut",
    "PageAuthorityOut",
    "PageCalendarTokenOut",
    "PageCandidateOut",
    "PageChangeOut",
    "PageClaimOut",
    "PageComplaintOut",
    "PageConcernOut",
    "PageConflictOut",
    "PageConsortiumOut",
    "PageContractOut",
    "PageDataTransferOut",
    "PageDecisionOut",
    "PageDeliveryOut",
    "PageIncidentOut",
    "PageKeyDateOut",
    "PageKpiObservationOut",
    "PageKpiOut",
    "PageLessonOut",
    "PageMemberOut",
    "PageMobilisationOut",
    "PageNoticeDutyOut",
    "PageOccasionOut",
    "PagePerformanceOut",
    "PagePlightOut",
    "PageProviderEventOut",
    "PageProviderOut",
    "PageReadinessOut",
    "PageRemedyOut",
    "PageReplacementOut",
    "PageRhythmOut",
    "PageRuleOut",
    "PageScopeOut",
    "PageSourceOut",
    "PageStaffingOut",
    "PageTallyOut",
    "PageThresholdOut",
    "PageTruthOut",
    "PageWebhookOut",
    "PerformanceOut",
    "Plight",
    "PlightOut",
    "ProblemOut",
    "PromiseState",
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
    "Rating",
    "ReadinessOut",
    "ReadyOut",
    "Regime",
    "RegisterReport",
    "ReleaseOutcome",
    "ReleaseReportOut",
    "RemedyIn",
    "RemedyOut",
    "ReplacementOut",
    "ReplayIn",
    "RestatementReason",
    "RhythmIn",
    "RhythmOut",
    "Risk",
    "Role",
    "RowOut",
    "RowOutOutcome",
    "RowRemarkOut",
    "RuleOut",
    "RunOut",
    "ScopeDetailsIn",
    "ScopeIn",
    "ScopeOut",
    "ScopeRestatementIn",
    "ServiceLevel",
    "ServiceReportIn",
    "SetBy",
    "ShareOut",
    "SourceIn",
    "SourceOut",
    "SpecialRegime",
    "StaffingIn",
    "StaffingOut",
    "Standing",
    "StateCountOut",
    "StatedOut",
    "SummaryOut",
    "TallyIn",
    "TallyKind",
    "TallyOut",
    "TermChangeIn",
    "TermChangeKind",
    "TermChangeOut",
    "TermOut",
    "ThresholdKind",
    "ThresholdOut",
    "TransferStep",
    "TransferStepIn",
    "TransferStepOut",
    "TrialEventOut",
    "TrialOut",
    "TruthOut",
    "TurnOut",
    "Unit",
    "ValueBasis",
    "ValueIn",
    "ValueOut",
    "ValueSumOut",
    "Vat",
    "Verdict",
    "Visibility",
    "WebhookChangeIn",
    "WebhookChangeInState",
    "WebhookIn",
    "WebhookOut",
    "WebhookState",
    "WithdrawalIn",
    "WithinIn",
)

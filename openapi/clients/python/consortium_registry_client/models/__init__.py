"""Contains all the data models used in inputs/outputs"""

from .action_in import ActionIn
from .action_out import ActionOut
from .agreement_state import AgreementState
from .api_key_in import ApiKeyIn
from .api_key_in_role import ApiKeyInRole
from .api_key_out import ApiKeyOut
from .attestation_in import AttestationIn
from .attestation_subject import AttestationSubject
from .audience import Audience
from .audit_entry_out import AuditEntryOut
from .audit_head_out import AuditHeadOut
from .authority_details_in import AuthorityDetailsIn
from .authority_in import AuthorityIn
from .authority_kind import AuthorityKind
from .authority_out import AuthorityOut
from .authority_revision_in import AuthorityRevisionIn
from .award_in import AwardIn
from .award_out import AwardOut
from .batch_in import BatchIn
from .batch_out import BatchOut
from .brief_group_out import BriefGroupOut
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
from .case_category import CaseCategory
from .case_state import CaseState
from .cell_error_out import CellErrorOut
from .cell_holder_out import CellHolderOut
from .cell_out import CellOut
from .cell_outcome import CellOutcome
from .cell_outcome_out import CellOutcomeOut
from .certainty import Certainty
from .change_ground import ChangeGround
from .change_out import ChangeOut
from .change_out_content import ChangeOutContent
from .change_out_texts import ChangeOutTexts
from .claim_decision_in import ClaimDecisionIn
from .claim_in import ClaimIn
from .claim_out import ClaimOut
from .clock_trigger import ClockTrigger
from .column_mapping_in import ColumnMappingIn
from .column_mapping_out import ColumnMappingOut
from .column_out import ColumnOut
from .commitments_out import CommitmentsOut
from .commitments_out_texts import CommitmentsOutTexts
from .complaint_count_in import ComplaintCountIn
from .complaint_count_kind import ComplaintCountKind
from .complaint_count_out import ComplaintCountOut
from .complaint_in import ComplaintIn
from .complaint_out import ComplaintOut
from .complaint_stage import ComplaintStage
from .complaint_stage_out import ComplaintStageOut
from .complaint_step import ComplaintStep
from .complaint_step_in import ComplaintStepIn
from .complaint_step_out import ComplaintStepOut
from .completeness_out import CompletenessOut
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
from .consortium_revision_in import ConsortiumRevisionIn
from .contract_count_out import ContractCountOut
from .contract_details_in import ContractDetailsIn
from .contract_in import ContractIn
from .contract_item_out import ContractItemOut
from .contract_item_out_end_type_0 import ContractItemOutEndType0
from .contract_kind import ContractKind
from .contract_out import ContractOut
from .contract_out_end_type_0 import ContractOutEndType0
from .contract_ref_out import ContractRefOut
from .contract_revision_in import ContractRevisionIn
from .corroborate_fact_item_in import CorroborateFactItemIn
from .corroborate_fact_item_in_parameters import CorroborateFactItemInParameters
from .corroboration_in import CorroborationIn
from .cover_interval_out import CoverIntervalOut
from .cover_reason import CoverReason
from .cover_state import CoverState
from .data_class import DataClass
from .data_transfer_in import DataTransferIn
from .data_transfer_out import DataTransferOut
from .date_basis import DateBasis
from .day_basis import DayBasis
from .decide_claim_item_in import DecideClaimItemIn
from .decide_claim_item_in_parameters import DecideClaimItemInParameters
from .decide_suggestion_item_in import DecideSuggestionItemIn
from .decide_suggestion_item_in_parameters import DecideSuggestionItemInParameters
from .decision_in import DecisionIn
from .decision_out import DecisionOut
from .delivery_out import DeliveryOut
from .delivery_state import DeliveryState
from .dependence_out import DependenceOut
from .dependence_share_out import DependenceShareOut
from .describe_contracts_register_authority_match import DescribeContractsRegisterAuthorityMatch
from .describe_contracts_register_end import DescribeContractsRegisterEnd
from .describe_contracts_register_response_200 import DescribeContractsRegisterResponse200
from .describe_contracts_register_sme import DescribeContractsRegisterSme
from .describe_contracts_register_vcse import DescribeContractsRegisterVcse
from .direction import Direction
from .dropped_out import DroppedOut
from .ending_reason import EndingReason
from .erasure_in import ErasureIn
from .erasure_out import ErasureOut
from .event_out import EventOut
from .explained_page_cell_out import ExplainedPageCellOut
from .explained_page_cell_outcome_out import ExplainedPageCellOutcomeOut
from .explained_page_cover_interval_out import ExplainedPageCoverIntervalOut
from .explained_page_data_transfer_out import ExplainedPageDataTransferOut
from .explained_page_impact_out import ExplainedPageImpactOut
from .explained_page_incident_out import ExplainedPageIncidentOut
from .explained_page_readiness_out import ExplainedPageReadinessOut
from .explained_page_remedy_out import ExplainedPageRemedyOut
from .explanation import Explanation
from .exposed_contract_out import ExposedContractOut
from .exposure_out import ExposureOut
from .fact_out import FactOut
from .fault_party import FaultParty
from .field_error_out import FieldErrorOut
from .filters_in import FiltersIn
from .filters_in_action_type_0 import FiltersInActionType0
from .filters_in_thing_type_0 import FiltersInThingType0
from .finding import Finding
from .found_out import FoundOut
from .found_out_kind import FoundOutKind
from .gap_basis import GapBasis
from .get_api_catalog_response_200 import GetApiCatalogResponse200
from .get_contracts_register_authority_match import GetContractsRegisterAuthorityMatch
from .get_contracts_register_end import GetContractsRegisterEnd
from .get_contracts_register_sme import GetContractsRegisterSme
from .get_contracts_register_vcse import GetContractsRegisterVcse
from .get_contracts_workbook_authority_match import GetContractsWorkbookAuthorityMatch
from .get_contracts_workbook_end import GetContractsWorkbookEnd
from .get_contracts_workbook_sme import GetContractsWorkbookSme
from .get_contracts_workbook_vcse import GetContractsWorkbookVcse
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
from .impact_out import ImpactOut
from .import_notices_body import ImportNoticesBody
from .import_report_out import ImportReportOut
from .import_report_out_outcomes import ImportReportOutOutcomes
from .incident_in import IncidentIn
from .incident_out import IncidentOut
from .incident_step import IncidentStep
from .incident_step_in import IncidentStepIn
from .incident_step_out import IncidentStepOut
from .index_out import IndexOut
from .installed_base import InstalledBase
from .interval_page_cover_interval_out import IntervalPageCoverIntervalOut
from .interval_total_out import IntervalTotalOut
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
from .list_changes_thing import ListChangesThing
from .list_contract_counts_authority_match import ListContractCountsAuthorityMatch
from .list_contract_counts_by_item import ListContractCountsByItem
from .list_contract_counts_end import ListContractCountsEnd
from .list_contract_counts_sme import ListContractCountsSme
from .list_contract_counts_vcse import ListContractCountsVcse
from .list_contracts_authority_match import ListContractsAuthorityMatch
from .list_contracts_end import ListContractsEnd
from .list_contracts_sme import ListContractsSme
from .list_contracts_sort import ListContractsSort
from .list_contracts_vcse import ListContractsVcse
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
from .lost_interval_out import LostIntervalOut
from .lost_interval_out_outcome import LostIntervalOutOutcome
from .main_value_out import MainValueOut
from .mapped_column_in import MappedColumnIn
from .mapped_column_out import MappedColumnOut
from .match_basis import MatchBasis
from .me_out import MeOut
from .meeting_schedule_in import MeetingScheduleIn
from .meeting_schedule_out import MeetingScheduleOut
from .member_out import MemberOut
from .membership_in import MembershipIn
from .membership_role import MembershipRole
from .merge_authority_item_in import MergeAuthorityItemIn
from .merge_authority_item_in_parameters import MergeAuthorityItemInParameters
from .merge_consortium_item_in import MergeConsortiumItemIn
from .merge_consortium_item_in_parameters import MergeConsortiumItemInParameters
from .merge_in import MergeIn
from .merge_provider_item_in import MergeProviderItemIn
from .merge_provider_item_in_parameters import MergeProviderItemInParameters
from .missed_interval_out import MissedIntervalOut
from .mobilisation_in import MobilisationIn
from .mobilisation_kind import MobilisationKind
from .mobilisation_out import MobilisationOut
from .named_out import NamedOut
from .notice_duty_out import NoticeDutyOut
from .notice_in import NoticeIn
from .notice_link_out import NoticeLinkOut
from .notice_out import NoticeOut
from .notice_remark_out import NoticeRemarkOut
from .notice_status import NoticeStatus
from .notice_type import NoticeType
from .ombudsman_outcome import OmbudsmanOutcome
from .open_item_out import OpenItemOut
from .open_kind import OpenKind
from .operation_link_out import OperationLinkOut
from .option_in import OptionIn
from .option_out import OptionOut
from .oversight_event_in import OversightEventIn
from .oversight_event_kind import OversightEventKind
from .oversight_event_out import OversightEventOut
from .oversight_level import OversightLevel
from .page_action_out import PageActionOut
from .page_api_key_out import PageApiKeyOut
from .page_audit_entry_out import PageAuditEntryOut
from .page_authority_out import PageAuthorityOut
from .page_calendar_token_out import PageCalendarTokenOut
from .page_candidate_out import PageCandidateOut
from .page_change_out import PageChangeOut
from .page_claim_out import PageClaimOut
from .page_column_mapping_out import PageColumnMappingOut
from .page_complaint_count_out import PageComplaintCountOut
from .page_complaint_out import PageComplaintOut
from .page_concern_out import PageConcernOut
from .page_conflict_out import PageConflictOut
from .page_consortium_out import PageConsortiumOut
from .page_contract_count_out import PageContractCountOut
from .page_contract_out import PageContractOut
from .page_decision_out import PageDecisionOut
from .page_delivery_out import PageDeliveryOut
from .page_found_out import PageFoundOut
from .page_key_date_out import PageKeyDateOut
from .page_kpi_observation_out import PageKpiObservationOut
from .page_kpi_out import PageKpiOut
from .page_lesson_out import PageLessonOut
from .page_meeting_schedule_out import PageMeetingScheduleOut
from .page_member_out import PageMemberOut
from .page_mobilisation_out import PageMobilisationOut
from .page_notice_duty_out import PageNoticeDutyOut
from .page_oversight_event_out import PageOversightEventOut
from .page_performance_out import PagePerformanceOut
from .page_provider_event_out import PageProviderEventOut
from .page_provider_out import PageProviderOut
from .page_replacement_out import PageReplacementOut
from .page_rule_out import PageRuleOut
from .page_scope_out import PageScopeOut
from .page_source_out import PageSourceOut
from .page_staffing_out import PageStaffingOut
from .page_substitute_out import PageSubstituteOut
from .page_suggestion_out import PageSuggestionOut
from .page_threshold_out import PageThresholdOut
from .page_webhook_out import PageWebhookOut
from .performance_out import PerformanceOut
from .problem_out import ProblemOut
from .provider_details_in import ProviderDetailsIn
from .provider_event_in import ProviderEventIn
from .provider_event_kind import ProviderEventKind
from .provider_event_out import ProviderEventOut
from .provider_failure_in import ProviderFailureIn
from .provider_failure_out import ProviderFailureOut
from .provider_in import ProviderIn
from .provider_out import ProviderOut
from .provider_revision_in import ProviderRevisionIn
from .provider_status import ProviderStatus
from .purpose import Purpose
from .purpose_cells_out import PurposeCellsOut
from .rating import Rating
from .readiness_out import ReadinessOut
from .ready_out import ReadyOut
from .receipt_out import ReceiptOut
from .receipt_out_content import ReceiptOutContent
from .receipt_out_texts import ReceiptOutTexts
from .record_action_item_in import RecordActionItemIn
from .record_attestation_item_in import RecordAttestationItemIn
from .record_attestation_item_in_parameters import RecordAttestationItemInParameters
from .record_authority_item_in import RecordAuthorityItemIn
from .record_award_item_in import RecordAwardItemIn
from .record_award_item_in_parameters import RecordAwardItemInParameters
from .record_candidate_item_in import RecordCandidateItemIn
from .record_candidate_step_item_in import RecordCandidateStepItemIn
from .record_candidate_step_item_in_parameters import RecordCandidateStepItemInParameters
from .record_claim_item_in import RecordClaimItemIn
from .record_column_mapping_item_in import RecordColumnMappingItemIn
from .record_column_mapping_item_in_parameters import RecordColumnMappingItemInParameters
from .record_complaint_count_item_in import RecordComplaintCountItemIn
from .record_complaint_item_in import RecordComplaintItemIn
from .record_complaint_step_item_in import RecordComplaintStepItemIn
from .record_complaint_step_item_in_parameters import RecordComplaintStepItemInParameters
from .record_concern_item_in import RecordConcernItemIn
from .record_concern_step_item_in import RecordConcernStepItemIn
from .record_concern_step_item_in_parameters import RecordConcernStepItemInParameters
from .record_consortium_item_in import RecordConsortiumItemIn
from .record_contract_item_in import RecordContractItemIn
from .record_data_transfer_item_in import RecordDataTransferItemIn
from .record_data_transfer_step_item_in import RecordDataTransferStepItemIn
from .record_data_transfer_step_item_in_parameters import RecordDataTransferStepItemInParameters
from .record_incident_item_in import RecordIncidentItemIn
from .record_incident_step_item_in import RecordIncidentStepItemIn
from .record_incident_step_item_in_parameters import RecordIncidentStepItemInParameters
from .record_kpi_item_in import RecordKpiItemIn
from .record_kpi_observation_item_in import RecordKpiObservationItemIn
from .record_lesson_item_in import RecordLessonItemIn
from .record_meeting_schedule_item_in import RecordMeetingScheduleItemIn
from .record_membership_item_in import RecordMembershipItemIn
from .record_membership_item_in_parameters import RecordMembershipItemInParameters
from .record_mobilisation_step_item_in import RecordMobilisationStepItemIn
from .record_notice_item_in import RecordNoticeItemIn
from .record_notice_item_in_parameters import RecordNoticeItemInParameters
from .record_ombudsman_decision_item_in import RecordOmbudsmanDecisionItemIn
from .record_oversight_event_item_in import RecordOversightEventItemIn
from .record_provider_event_item_in import RecordProviderEventItemIn
from .record_provider_event_item_in_parameters import RecordProviderEventItemInParameters
from .record_provider_item_in import RecordProviderItemIn
from .record_remedy_item_in import RecordRemedyItemIn
from .record_scope_item_in import RecordScopeItemIn
from .record_service_report_item_in import RecordServiceReportItemIn
from .record_service_report_item_in_parameters import RecordServiceReportItemInParameters
from .record_staffing_item_in import RecordStaffingItemIn
from .record_state import RecordState
from .record_term_change_item_in import RecordTermChangeItemIn
from .record_term_change_item_in_parameters import RecordTermChangeItemInParameters
from .recorded_out import RecordedOut
from .regime import Regime
from .region import Region
from .register_report import RegisterReport
from .register_source_item_in import RegisterSourceItemIn
from .release_outcome import ReleaseOutcome
from .release_report_out import ReleaseReportOut
from .remedy_in import RemedyIn
from .remedy_out import RemedyOut
from .replacement_out import ReplacementOut
from .replay_in import ReplayIn
from .reply_basis import ReplyBasis
from .reply_limit_in import ReplyLimitIn
from .revise_authority_item_in import ReviseAuthorityItemIn
from .revise_authority_item_in_parameters import ReviseAuthorityItemInParameters
from .revise_consortium_item_in import ReviseConsortiumItemIn
from .revise_consortium_item_in_parameters import ReviseConsortiumItemInParameters
from .revise_contract_item_in import ReviseContractItemIn
from .revise_contract_item_in_parameters import ReviseContractItemInParameters
from .revise_provider_item_in import ReviseProviderItemIn
from .revise_provider_item_in_parameters import ReviseProviderItemInParameters
from .revise_scope_item_in import ReviseScopeItemIn
from .revise_scope_item_in_parameters import ReviseScopeItemInParameters
from .revision_reason import RevisionReason
from .risk import Risk
from .role import Role
from .route import Route
from .row_out import RowOut
from .row_out_outcome import RowOutOutcome
from .row_remark_out import RowRemarkOut
from .rows import Rows
from .rule_out import RuleOut
from .rule_out_subject import RuleOutSubject
from .scope_details_in import ScopeDetailsIn
from .scope_in import ScopeIn
from .scope_out import ScopeOut
from .scope_revision_in import ScopeRevisionIn
from .search_kind_item import SearchKindItem
from .see_also_out import SeeAlsoOut
from .service_level import ServiceLevel
from .service_report_in import ServiceReportIn
from .share_in import ShareIn
from .share_out import ShareOut
from .source_in import SourceIn
from .source_out import SourceOut
from .special_regime import SpecialRegime
from .staffing_in import StaffingIn
from .staffing_out import StaffingOut
from .state_count_out import StateCountOut
from .state_counts_out import StateCountsOut
from .statutory_clock_out import StatutoryClockOut
from .subject_out import SubjectOut
from .substitute_out import SubstituteOut
from .substitute_out_nearness_type_0 import SubstituteOutNearnessType0
from .substitute_out_route_open import SubstituteOutRouteOpen
from .suggestion_decision_in import SuggestionDecisionIn
from .suggestion_kind import SuggestionKind
from .suggestion_out import SuggestionOut
from .summary_out import SummaryOut
from .summary_page_summary_out import SummaryPageSummaryOut
from .supplier_in import SupplierIn
from .supplier_out import SupplierOut
from .term_change_in import TermChangeIn
from .term_change_kind import TermChangeKind
from .term_change_out import TermChangeOut
from .term_out import TermOut
from .test_event_data_out import TestEventDataOut
from .test_event_out import TestEventOut
from .text_out import TextOut
from .threshold_kind import ThresholdKind
from .threshold_out import ThresholdOut
from .time_limit_in import TimeLimitIn
from .transfer_step import TransferStep
from .transfer_step_in import TransferStepIn
from .transfer_step_out import TransferStepOut
from .undertaking_status import UndertakingStatus
from .unit import Unit
from .value_basis import ValueBasis
from .value_count_out import ValueCountOut
from .value_in import ValueIn
from .value_out import ValueOut
from .value_sum_out import ValueSumOut
from .vat import Vat
from .verdict import Verdict
from .visibility import Visibility
from .webhook_in import WebhookIn
from .webhook_out import WebhookOut
from .webhook_state import WebhookState
from .webhook_update_in import WebhookUpdateIn
from .webhook_update_in_state import WebhookUpdateInState
from .withdraw_fact_item_in import WithdrawFactItemIn
from .withdraw_fact_item_in_parameters import WithdrawFactItemInParameters
from .withdrawal_in import WithdrawalIn

__all__ = (
    "ActionIn",
    "ActionOut",
    "AgreementState",
    "ApiKeyIn",
    "ApiKeyInRole",
    "ApiKeyOut",
    "AttestationIn",
    "AttestationSubject",
    "Audience",
    "AuditEntryOut",
    "AuditHeadOut",
    "AuthorityDetailsIn",
    "AuthorityIn",
    "AuthorityKind",
    "AuthorityOut",
    "AuthorityRevisionIn",
    "AwardIn",
    "AwardOut",
    "BatchIn",
    "BatchOut",
    "BriefGroupOut",
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
    "CaseCategory",
    "CaseState",
    "CellErrorOut",
    "CellHolderOut",
    "CellOut",
    "CellOutcome",
    "CellOutcomeOut",
    "Certainty",
    "ChangeGround",
    "ChangeOut",
    "ChangeOutContent",
    "ChangeOutTexts",
    "ClaimDecisionIn",
    "ClaimIn",
    "ClaimOut",
    "ClockTrigger",
    "ColumnMappingIn",
    "ColumnMappingOut",
    "ColumnOut",
    "CommitmentsOut",
    "CommitmentsOutTexts",
    "ComplaintCountIn",
    "ComplaintCountKind",
    "ComplaintCountOut",
    "ComplaintIn",
    "ComplaintOut",
    "ComplaintStage",
    "ComplaintStageOut",
    "ComplaintStep",
    "ComplaintStepIn",
    "ComplaintStepOut",
    "CompletenessOut",
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
    "ConsortiumRevisionIn",
    "ContractCountOut",
    "ContractDetailsIn",
    "ContractIn",
    "ContractItemOut",
    "ContractItemOutEndType0",
    "ContractKind",
    "ContractOut",
    "ContractOutEndType0",
    "ContractRefOut",
    "ContractRevisionIn",
    "CorroborateFactItemIn",
    "CorroborateFactItemInParameters",
    "CorroborationIn",
    "CoverIntervalOut",
    "CoverReason",
    "CoverState",
    "DataClass",
    "DataTransferIn",
    "DataTransferOut",
    "DateBasis",
    "DayBasis",
    "DecideClaimItemIn",
    "DecideClaimItemInParameters",
    "DecideSuggestionItemIn",
    "DecideSuggestionItemInParameters",
    "DecisionIn",
    "DecisionOut",
    "DeliveryOut",
    "DeliveryState",
    "DependenceOut",
    "DependenceShareOut",
    "DescribeContractsRegisterAuthorityMatch",
    "DescribeContractsRegisterEnd",
    "DescribeContractsRegisterResponse200",
    "DescribeContractsRegisterSme",
    "DescribeContractsRegisterVcse",
    "Direction",
    "DroppedOut",
    "EndingReason",
    "ErasureIn",
    "ErasureOut",
    "EventOut",
    "ExplainedPageCellOut",
    "ExplainedPageCellOutcomeOut",
    "ExplainedPageCoverIntervalOut",
    "ExplainedPageDataTransferOut",
    "ExplainedPageImpactOut",
    "ExplainedPageIncidentOut",
    "ExplainedPageReadinessOut",
    "ExplainedPageRemedyOut",
    "Explanation",
    "ExposedContractOut",
    "ExposureOut",
    "FactOut",
    "FaultParty",
    "FieldErrorOut",
    "FiltersIn",
    "FiltersInActionType0",
    "FiltersInThingType0",
    "Finding",
    "FoundOut",
    "FoundOutKind",
    "GapBasis",
    "GetApiCatalogResponse200",
    "GetContractsRegisterAuthorityMatch",
    "GetContractsRegisterEnd",
    "GetContractsRegisterSme",
    "GetContractsRegisterVcse",
    "GetContractsWorkbookAuthorityMatch",
    "GetContractsWorkbookEnd",
    "GetContractsWorkbookSme",
    "GetContractsWorkbookVcse",
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
    "ImpactOut",
    "ImportNoticesBody",
    "ImportReportOut",
    "ImportReportOutOutcomes",
    "IncidentIn",
    "IncidentOut",
    "IncidentStep",
    "IncidentStepIn",
    "IncidentStepOut",
    "IndexOut",
    "InstalledBase",
    "IntervalPageCoverIntervalOut",
    "IntervalTotalOut",
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
    "ListChangesThing",
    "ListContractCountsAuthorityMatch",
    "ListContractCountsByItem",
    "ListContractCountsEnd",
    "ListContractCountsSme",
    "ListContractCountsVcse",
    "ListContractsAuthorityMatch",
    "ListContractsEnd",
    "ListContractsSme",
    "ListContractsSort",
    "ListContractsVcse",
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
    "LostIntervalOut",
    "LostIntervalOutOutcome",
    "MainValueOut",
    "MappedColumnIn",
    "MappedColumnOut",
    "MatchBasis",
    "MeetingScheduleIn",
    "MeetingScheduleOut",
    "MemberOut",
    "MembershipIn",
    "MembershipRole",
    "MeOut",
    "MergeAuthorityItemIn",
    "MergeAuthorityItemInParameters",
    "MergeConsortiumItemIn",
    "MergeConsortiumItemInParameters",
    "MergeIn",
    "MergeProviderItemIn",
    "MergeProviderItemInParameters",
    "MissedIntervalOut",
    "MobilisationIn",
    "MobilisationKind",
    "MobilisationOut",
    "NamedOut",
    "NoticeDutyOut",
    "NoticeIn",
    "NoticeLinkOut",
    "NoticeOut",
    "NoticeRemarkOut",
    "NoticeStatus",
    "NoticeType",
    "OmbudsmanOutcome",
    "OpenItemOut",
    "OpenKind",
    "OperationLinkOut",
    "OptionIn",
    "OptionOut",
    "OversightEventIn",
    "OversightEventKind",
    "OversightEventOut",
    "OversightLevel",
    "PageActionOut",
    "PageApiKeyOut",
    "PageAuditEntryOut",
    "PageAuthorityOut",
    "PageCalendarTokenOut",
    "PageCandidateOut",
    "PageChangeOut",
    "PageClaimOut",
    "PageColumnMappingOut",
    "PageComplaintCountOut",
    "PageComplaintOut",
    "PageConcernOut",
    "PageConflictOut",
    "PageConsortiumOut",
    "PageContractCountOut",
    "PageContractOut",
    "PageDecisionOut",
    "PageDeliveryOut",
    "PageFoundOut",
    "PageKeyDateOut",
    "PageKpiObservationOut",
    "PageKpiOut",
    "PageLessonOut",
    "PageMeetingScheduleOut",
    "PageMemberOut",
    "PageMobilisationOut",
    "PageNoticeDutyOut",
    "PageOversightEventOut",
    "PagePerformanceOut",
    "PageProviderEventOut",
    "PageProviderOut",
    "PageReplacementOut",
    "PageRuleOut",
    "PageScopeOut",
    "PageSourceOut",
    "PageStaffingOut",
    "PageSubstituteOut",
    "PageSuggestionOut",
    "PageThresholdOut",
    "PageWebhookOut",
    "PerformanceOut",
    "ProblemOut",
    "ProviderDetailsIn",
    "ProviderEventIn",
    "ProviderEventKind",
    "ProviderEventOut",
    "ProviderFailureIn",
    "ProviderFailureOut",
    "ProviderIn",
    "ProviderOut",
    "ProviderRevisionIn",
    "ProviderStatus",
    "Purpose",
    "PurposeCellsOut",
    "Rating",
    "ReadinessOut",
    "ReadyOut",
    "ReceiptOut",
    "ReceiptOutContent",
    "ReceiptOutTexts",
    "RecordActionItemIn",
    "RecordAttestationItemIn",
    "RecordAttestationItemInParameters",
    "RecordAuthorityItemIn",
    "RecordAwardItemIn",
    "RecordAwardItemInParameters",
    "RecordCandidateItemIn",
    "RecordCandidateStepItemIn",
    "RecordCandidateStepItemInParameters",
    "RecordClaimItemIn",
    "RecordColumnMappingItemIn",
    "RecordColumnMappingItemInParameters",
    "RecordComplaintCountItemIn",
    "RecordComplaintItemIn",
    "RecordComplaintStepItemIn",
    "RecordComplaintStepItemInParameters",
    "RecordConcernItemIn",
    "RecordConcernStepItemIn",
    "RecordConcernStepItemInParameters",
    "RecordConsortiumItemIn",
    "RecordContractItemIn",
    "RecordDataTransferItemIn",
    "RecordDataTransferStepItemIn",
    "RecordDataTransferStepItemInParameters",
    "RecordedOut",
    "RecordIncidentItemIn",
    "RecordIncidentStepItemIn",
    "RecordIncidentStepItemInParameters",
    "RecordKpiItemIn",
    "RecordKpiObservationItemIn",
    "RecordLessonItemIn",
    "RecordMeetingScheduleItemIn",
    "RecordMembershipItemIn",
    "RecordMembershipItemInParameters",
    "RecordMobilisationStepItemIn",
    "RecordNoticeItemIn",
    "RecordNoticeItemInParameters",
    "RecordOmbudsmanDecisionItemIn",
    "RecordOversightEventItemIn",
    "RecordProviderEventItemIn",
    "RecordProviderEventItemInParameters",
    "RecordProviderItemIn",
    "RecordRemedyItemIn",
    "RecordScopeItemIn",
    "RecordServiceReportItemIn",
    "RecordServiceReportItemInParameters",
    "RecordStaffingItemIn",
    "RecordState",
    "RecordTermChangeItemIn",
    "RecordTermChangeItemInParameters",
    "Regime",
    "Region",
    "RegisterReport",
    "RegisterSourceItemIn",
    "ReleaseOutcome",
    "ReleaseReportOut",
    "RemedyIn",
    "RemedyOut",
    "ReplacementOut",
    "ReplayIn",
    "ReplyBasis",
    "ReplyLimitIn",
    "ReviseAuthorityItemIn",
    "ReviseAuthorityItemInParameters",
    "ReviseConsortiumItemIn",
    "ReviseConsortiumItemInParameters",
    "ReviseContractItemIn",
    "ReviseContractItemInParameters",
    "ReviseProviderItemIn",
    "ReviseProviderItemInParameters",
    "ReviseScopeItemIn",
    "ReviseScopeItemInParameters",
    "RevisionReason",
    "Risk",
    "Role",
    "Route",
    "RowOut",
    "RowOutOutcome",
    "RowRemarkOut",
    "Rows",
    "RuleOut",
    "RuleOutSubject",
    "ScopeDetailsIn",
    "ScopeIn",
    "ScopeOut",
    "ScopeRevisionIn",
    "SearchKindItem",
    "SeeAlsoOut",
    "ServiceLevel",
    "ServiceReportIn",
    "ShareIn",
    "ShareOut",
    "SourceIn",
    "SourceOut",
    "SpecialRegime",
    "StaffingIn",
    "StaffingOut",
    "StateCountOut",
    "StateCountsOut",
    "StatutoryClockOut",
    "SubjectOut",
    "SubstituteOut",
    "SubstituteOutNearnessType0",
    "SubstituteOutRouteOpen",
    "SuggestionDecisionIn",
    "SuggestionKind",
    "SuggestionOut",
    "SummaryOut",
    "SummaryPageSummaryOut",
    "SupplierIn",
    "SupplierOut",
    "TermChangeIn",
    "TermChangeKind",
    "TermChangeOut",
    "TermOut",
    "TestEventDataOut",
    "TestEventOut",
    "TextOut",
    "ThresholdKind",
    "ThresholdOut",
    "TimeLimitIn",
    "TransferStep",
    "TransferStepIn",
    "TransferStepOut",
    "UndertakingStatus",
    "Unit",
    "ValueBasis",
    "ValueCountOut",
    "ValueIn",
    "ValueOut",
    "ValueSumOut",
    "Vat",
    "Verdict",
    "Visibility",
    "WebhookIn",
    "WebhookOut",
    "WebhookState",
    "WebhookUpdateIn",
    "WebhookUpdateInState",
    "WithdrawalIn",
    "WithdrawFactItemIn",
    "WithdrawFactItemInParameters",
)

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.corroborate_fact_item_in import CorroborateFactItemIn
    from ..models.decide_claim_item_in import DecideClaimItemIn
    from ..models.decide_suggestion_item_in import DecideSuggestionItemIn
    from ..models.merge_authority_item_in import MergeAuthorityItemIn
    from ..models.merge_consortium_item_in import MergeConsortiumItemIn
    from ..models.merge_provider_item_in import MergeProviderItemIn
    from ..models.record_action_item_in import RecordActionItemIn
    from ..models.record_attestation_item_in import RecordAttestationItemIn
    from ..models.record_authority_item_in import RecordAuthorityItemIn
    from ..models.record_award_item_in import RecordAwardItemIn
    from ..models.record_candidate_item_in import RecordCandidateItemIn
    from ..models.record_candidate_step_item_in import RecordCandidateStepItemIn
    from ..models.record_claim_item_in import RecordClaimItemIn
    from ..models.record_column_mapping_item_in import RecordColumnMappingItemIn
    from ..models.record_complaint_count_item_in import RecordComplaintCountItemIn
    from ..models.record_complaint_item_in import RecordComplaintItemIn
    from ..models.record_complaint_step_item_in import RecordComplaintStepItemIn
    from ..models.record_concern_item_in import RecordConcernItemIn
    from ..models.record_concern_step_item_in import RecordConcernStepItemIn
    from ..models.record_consortium_item_in import RecordConsortiumItemIn
    from ..models.record_contract_item_in import RecordContractItemIn
    from ..models.record_data_transfer_item_in import RecordDataTransferItemIn
    from ..models.record_data_transfer_step_item_in import RecordDataTransferStepItemIn
    from ..models.record_incident_item_in import RecordIncidentItemIn
    from ..models.record_incident_step_item_in import RecordIncidentStepItemIn
    from ..models.record_kpi_item_in import RecordKpiItemIn
    from ..models.record_kpi_observation_item_in import RecordKpiObservationItemIn
    from ..models.record_lesson_item_in import RecordLessonItemIn
    from ..models.record_meeting_schedule_item_in import RecordMeetingScheduleItemIn
    from ..models.record_membership_item_in import RecordMembershipItemIn
    from ..models.record_mobilisation_step_item_in import RecordMobilisationStepItemIn
    from ..models.record_notice_item_in import RecordNoticeItemIn
    from ..models.record_ombudsman_decision_item_in import RecordOmbudsmanDecisionItemIn
    from ..models.record_oversight_event_item_in import RecordOversightEventItemIn
    from ..models.record_provider_event_item_in import RecordProviderEventItemIn
    from ..models.record_provider_item_in import RecordProviderItemIn
    from ..models.record_remedy_item_in import RecordRemedyItemIn
    from ..models.record_scope_item_in import RecordScopeItemIn
    from ..models.record_service_report_item_in import RecordServiceReportItemIn
    from ..models.record_staffing_item_in import RecordStaffingItemIn
    from ..models.record_term_change_item_in import RecordTermChangeItemIn
    from ..models.register_source_item_in import RegisterSourceItemIn
    from ..models.revise_authority_item_in import ReviseAuthorityItemIn
    from ..models.revise_consortium_item_in import ReviseConsortiumItemIn
    from ..models.revise_contract_item_in import ReviseContractItemIn
    from ..models.revise_provider_item_in import ReviseProviderItemIn
    from ..models.revise_scope_item_in import ReviseScopeItemIn
    from ..models.withdraw_fact_item_in import WithdrawFactItemIn


T = TypeVar("T", bound="BatchIn")


@_attrs_define
class BatchIn:
    """Facts recorded together.

    Attributes:
        facts (list[CorroborateFactItemIn | DecideClaimItemIn | DecideSuggestionItemIn | MergeAuthorityItemIn |
            MergeConsortiumItemIn | MergeProviderItemIn | RecordActionItemIn | RecordAttestationItemIn |
            RecordAuthorityItemIn | RecordAwardItemIn | RecordCandidateItemIn | RecordCandidateStepItemIn |
            RecordClaimItemIn | RecordColumnMappingItemIn | RecordComplaintCountItemIn | RecordComplaintItemIn |
            RecordComplaintStepItemIn | RecordConcernItemIn | RecordConcernStepItemIn | RecordConsortiumItemIn |
            RecordContractItemIn | RecordDataTransferItemIn | RecordDataTransferStepItemIn | RecordIncidentItemIn |
            RecordIncidentStepItemIn | RecordKpiItemIn | RecordKpiObservationItemIn | RecordLessonItemIn |
            RecordMeetingScheduleItemIn | RecordMembershipItemIn | RecordMobilisationStepItemIn | RecordNoticeItemIn |
            RecordOmbudsmanDecisionItemIn | RecordOversightEventItemIn | RecordProviderEventItemIn | RecordProviderItemIn |
            RecordRemedyItemIn | RecordScopeItemIn | RecordServiceReportItemIn | RecordStaffingItemIn |
            RecordTermChangeItemIn | RegisterSourceItemIn | ReviseAuthorityItemIn | ReviseConsortiumItemIn |
            ReviseContractItemIn | ReviseProviderItemIn | ReviseScopeItemIn | WithdrawFactItemIn]): The facts, in the order
            in which they are recorded.
    """

    facts: list[
        CorroborateFactItemIn
        | DecideClaimItemIn
        | DecideSuggestionItemIn
        | MergeAuthorityItemIn
        | MergeConsortiumItemIn
        | MergeProviderItemIn
        | RecordActionItemIn
        | RecordAttestationItemIn
        | RecordAuthorityItemIn
        | RecordAwardItemIn
        | RecordCandidateItemIn
        | RecordCandidateStepItemIn
        | RecordClaimItemIn
        | RecordColumnMappingItemIn
        | RecordComplaintCountItemIn
        | RecordComplaintItemIn
        | RecordComplaintStepItemIn
        | RecordConcernItemIn
        | RecordConcernStepItemIn
        | RecordConsortiumItemIn
        | RecordContractItemIn
        | RecordDataTransferItemIn
        | RecordDataTransferStepItemIn
        | RecordIncidentItemIn
        | RecordIncidentStepItemIn
        | RecordKpiItemIn
        | RecordKpiObservationItemIn
        | RecordLessonItemIn
        | RecordMeetingScheduleItemIn
        | RecordMembershipItemIn
        | RecordMobilisationStepItemIn
        | RecordNoticeItemIn
        | RecordOmbudsmanDecisionItemIn
        | RecordOversightEventItemIn
        | RecordProviderEventItemIn
        | RecordProviderItemIn
        | RecordRemedyItemIn
        | RecordScopeItemIn
        | RecordServiceReportItemIn
        | RecordStaffingItemIn
        | RecordTermChangeItemIn
        | RegisterSourceItemIn
        | ReviseAuthorityItemIn
        | ReviseConsortiumItemIn
        | ReviseContractItemIn
        | ReviseProviderItemIn
        | ReviseScopeItemIn
        | WithdrawFactItemIn
    ]

    def to_dict(self) -> dict[str, Any]:
        from ..models.corroborate_fact_item_in import CorroborateFactItemIn  # noqa: PLC0415
        from ..models.decide_claim_item_in import DecideClaimItemIn  # noqa: PLC0415
        from ..models.decide_suggestion_item_in import DecideSuggestionItemIn  # noqa: PLC0415
        from ..models.merge_authority_item_in import MergeAuthorityItemIn  # noqa: PLC0415
        from ..models.merge_consortium_item_in import MergeConsortiumItemIn  # noqa: PLC0415
        from ..models.merge_provider_item_in import MergeProviderItemIn  # noqa: PLC0415
        from ..models.record_action_item_in import RecordActionItemIn  # noqa: PLC0415
        from ..models.record_attestation_item_in import RecordAttestationItemIn  # noqa: PLC0415
        from ..models.record_authority_item_in import RecordAuthorityItemIn  # noqa: PLC0415
        from ..models.record_award_item_in import RecordAwardItemIn  # noqa: PLC0415
        from ..models.record_candidate_item_in import RecordCandidateItemIn  # noqa: PLC0415
        from ..models.record_candidate_step_item_in import RecordCandidateStepItemIn  # noqa: PLC0415
        from ..models.record_claim_item_in import RecordClaimItemIn  # noqa: PLC0415
        from ..models.record_complaint_count_item_in import RecordComplaintCountItemIn  # noqa: PLC0415
        from ..models.record_complaint_item_in import RecordComplaintItemIn  # noqa: PLC0415
        from ..models.record_complaint_step_item_in import RecordComplaintStepItemIn  # noqa: PLC0415
        from ..models.record_concern_item_in import RecordConcernItemIn  # noqa: PLC0415
        from ..models.record_concern_step_item_in import RecordConcernStepItemIn  # noqa: PLC0415
        from ..models.record_consortium_item_in import RecordConsortiumItemIn  # noqa: PLC0415
        from ..models.record_contract_item_in import RecordContractItemIn  # noqa: PLC0415
        from ..models.record_data_transfer_item_in import RecordDataTransferItemIn  # noqa: PLC0415
        from ..models.record_data_transfer_step_item_in import RecordDataTransferStepItemIn  # noqa: PLC0415
        from ..models.record_incident_item_in import RecordIncidentItemIn  # noqa: PLC0415
        from ..models.record_incident_step_item_in import RecordIncidentStepItemIn  # noqa: PLC0415
        from ..models.record_kpi_item_in import RecordKpiItemIn  # noqa: PLC0415
        from ..models.record_kpi_observation_item_in import RecordKpiObservationItemIn  # noqa: PLC0415
        from ..models.record_lesson_item_in import RecordLessonItemIn  # noqa: PLC0415
        from ..models.record_meeting_schedule_item_in import RecordMeetingScheduleItemIn  # noqa: PLC0415
        from ..models.record_membership_item_in import RecordMembershipItemIn  # noqa: PLC0415
        from ..models.record_mobilisation_step_item_in import RecordMobilisationStepItemIn  # noqa: PLC0415
        from ..models.record_notice_item_in import RecordNoticeItemIn  # noqa: PLC0415
        from ..models.record_ombudsman_decision_item_in import RecordOmbudsmanDecisionItemIn  # noqa: PLC0415
        from ..models.record_oversight_event_item_in import RecordOversightEventItemIn  # noqa: PLC0415
        from ..models.record_provider_event_item_in import RecordProviderEventItemIn  # noqa: PLC0415
        from ..models.record_provider_item_in import RecordProviderItemIn  # noqa: PLC0415
        from ..models.record_remedy_item_in import RecordRemedyItemIn  # noqa: PLC0415
        from ..models.record_scope_item_in import RecordScopeItemIn  # noqa: PLC0415
        from ..models.record_service_report_item_in import RecordServiceReportItemIn  # noqa: PLC0415
        from ..models.record_staffing_item_in import RecordStaffingItemIn  # noqa: PLC0415
        from ..models.record_term_change_item_in import RecordTermChangeItemIn  # noqa: PLC0415
        from ..models.register_source_item_in import RegisterSourceItemIn  # noqa: PLC0415
        from ..models.revise_authority_item_in import ReviseAuthorityItemIn  # noqa: PLC0415
        from ..models.revise_consortium_item_in import ReviseConsortiumItemIn  # noqa: PLC0415
        from ..models.revise_contract_item_in import ReviseContractItemIn  # noqa: PLC0415
        from ..models.revise_provider_item_in import ReviseProviderItemIn  # noqa: PLC0415
        from ..models.revise_scope_item_in import ReviseScopeItemIn  # noqa: PLC0415
        from ..models.withdraw_fact_item_in import WithdrawFactItemIn  # noqa: PLC0415

        facts = []
        for facts_item_data in self.facts:
            facts_item: dict[str, Any]
            if isinstance(facts_item_data, RecordAuthorityItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, ReviseAuthorityItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordAttestationItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordServiceReportItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordConsortiumItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, ReviseConsortiumItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordMembershipItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordProviderItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, ReviseProviderItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordProviderEventItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, MergeProviderItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, MergeAuthorityItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, MergeConsortiumItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, DecideSuggestionItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordScopeItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, ReviseScopeItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordContractItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, ReviseContractItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordTermChangeItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordAwardItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordNoticeItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordIncidentItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordIncidentStepItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordCandidateItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordCandidateStepItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordDataTransferItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordDataTransferStepItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordMobilisationStepItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordMeetingScheduleItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordOversightEventItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordConcernItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordConcernStepItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordStaffingItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordLessonItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordActionItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordKpiItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordKpiObservationItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordComplaintItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordComplaintStepItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordComplaintCountItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordOmbudsmanDecisionItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordRemedyItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RecordClaimItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, DecideClaimItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, RegisterSourceItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, WithdrawFactItemIn):
                facts_item = facts_item_data.to_dict()
            elif isinstance(facts_item_data, CorroborateFactItemIn):
                facts_item = facts_item_data.to_dict()
            else:
                facts_item = facts_item_data.to_dict()

            facts.append(facts_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "facts": facts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.corroborate_fact_item_in import CorroborateFactItemIn  # noqa: PLC0415
        from ..models.decide_claim_item_in import DecideClaimItemIn  # noqa: PLC0415
        from ..models.decide_suggestion_item_in import DecideSuggestionItemIn  # noqa: PLC0415
        from ..models.merge_authority_item_in import MergeAuthorityItemIn  # noqa: PLC0415
        from ..models.merge_consortium_item_in import MergeConsortiumItemIn  # noqa: PLC0415
        from ..models.merge_provider_item_in import MergeProviderItemIn  # noqa: PLC0415
        from ..models.record_action_item_in import RecordActionItemIn  # noqa: PLC0415
        from ..models.record_attestation_item_in import RecordAttestationItemIn  # noqa: PLC0415
        from ..models.record_authority_item_in import RecordAuthorityItemIn  # noqa: PLC0415
        from ..models.record_award_item_in import RecordAwardItemIn  # noqa: PLC0415
        from ..models.record_candidate_item_in import RecordCandidateItemIn  # noqa: PLC0415
        from ..models.record_candidate_step_item_in import RecordCandidateStepItemIn  # noqa: PLC0415
        from ..models.record_claim_item_in import RecordClaimItemIn  # noqa: PLC0415
        from ..models.record_column_mapping_item_in import RecordColumnMappingItemIn  # noqa: PLC0415
        from ..models.record_complaint_count_item_in import RecordComplaintCountItemIn  # noqa: PLC0415
        from ..models.record_complaint_item_in import RecordComplaintItemIn  # noqa: PLC0415
        from ..models.record_complaint_step_item_in import RecordComplaintStepItemIn  # noqa: PLC0415
        from ..models.record_concern_item_in import RecordConcernItemIn  # noqa: PLC0415
        from ..models.record_concern_step_item_in import RecordConcernStepItemIn  # noqa: PLC0415
        from ..models.record_consortium_item_in import RecordConsortiumItemIn  # noqa: PLC0415
        from ..models.record_contract_item_in import RecordContractItemIn  # noqa: PLC0415
        from ..models.record_data_transfer_item_in import RecordDataTransferItemIn  # noqa: PLC0415
        from ..models.record_data_transfer_step_item_in import RecordDataTransferStepItemIn  # noqa: PLC0415
        from ..models.record_incident_item_in import RecordIncidentItemIn  # noqa: PLC0415
        from ..models.record_incident_step_item_in import RecordIncidentStepItemIn  # noqa: PLC0415
        from ..models.record_kpi_item_in import RecordKpiItemIn  # noqa: PLC0415
        from ..models.record_kpi_observation_item_in import RecordKpiObservationItemIn  # noqa: PLC0415
        from ..models.record_lesson_item_in import RecordLessonItemIn  # noqa: PLC0415
        from ..models.record_meeting_schedule_item_in import RecordMeetingScheduleItemIn  # noqa: PLC0415
        from ..models.record_membership_item_in import RecordMembershipItemIn  # noqa: PLC0415
        from ..models.record_mobilisation_step_item_in import RecordMobilisationStepItemIn  # noqa: PLC0415
        from ..models.record_notice_item_in import RecordNoticeItemIn  # noqa: PLC0415
        from ..models.record_ombudsman_decision_item_in import RecordOmbudsmanDecisionItemIn  # noqa: PLC0415
        from ..models.record_oversight_event_item_in import RecordOversightEventItemIn  # noqa: PLC0415
        from ..models.record_provider_event_item_in import RecordProviderEventItemIn  # noqa: PLC0415
        from ..models.record_provider_item_in import RecordProviderItemIn  # noqa: PLC0415
        from ..models.record_remedy_item_in import RecordRemedyItemIn  # noqa: PLC0415
        from ..models.record_scope_item_in import RecordScopeItemIn  # noqa: PLC0415
        from ..models.record_service_report_item_in import RecordServiceReportItemIn  # noqa: PLC0415
        from ..models.record_staffing_item_in import RecordStaffingItemIn  # noqa: PLC0415
        from ..models.record_term_change_item_in import RecordTermChangeItemIn  # noqa: PLC0415
        from ..models.register_source_item_in import RegisterSourceItemIn  # noqa: PLC0415
        from ..models.revise_authority_item_in import ReviseAuthorityItemIn  # noqa: PLC0415
        from ..models.revise_consortium_item_in import ReviseConsortiumItemIn  # noqa: PLC0415
        from ..models.revise_contract_item_in import ReviseContractItemIn  # noqa: PLC0415
        from ..models.revise_provider_item_in import ReviseProviderItemIn  # noqa: PLC0415
        from ..models.revise_scope_item_in import ReviseScopeItemIn  # noqa: PLC0415
        from ..models.withdraw_fact_item_in import WithdrawFactItemIn  # noqa: PLC0415

        d = dict(src_dict)
        facts = []
        _facts = d.pop("facts")
        for facts_item_data in _facts:

            def _parse_facts_item(
                data: object,
            ) -> (
                CorroborateFactItemIn
                | DecideClaimItemIn
                | DecideSuggestionItemIn
                | MergeAuthorityItemIn
                | MergeConsortiumItemIn
                | MergeProviderItemIn
                | RecordActionItemIn
                | RecordAttestationItemIn
                | RecordAuthorityItemIn
                | RecordAwardItemIn
                | RecordCandidateItemIn
                | RecordCandidateStepItemIn
                | RecordClaimItemIn
                | RecordColumnMappingItemIn
                | RecordComplaintCountItemIn
                | RecordComplaintItemIn
                | RecordComplaintStepItemIn
                | RecordConcernItemIn
                | RecordConcernStepItemIn
                | RecordConsortiumItemIn
                | RecordContractItemIn
                | RecordDataTransferItemIn
                | RecordDataTransferStepItemIn
                | RecordIncidentItemIn
                | RecordIncidentStepItemIn
                | RecordKpiItemIn
                | RecordKpiObservationItemIn
                | RecordLessonItemIn
                | RecordMeetingScheduleItemIn
                | RecordMembershipItemIn
                | RecordMobilisationStepItemIn
                | RecordNoticeItemIn
                | RecordOmbudsmanDecisionItemIn
                | RecordOversightEventItemIn
                | RecordProviderEventItemIn
                | RecordProviderItemIn
                | RecordRemedyItemIn
                | RecordScopeItemIn
                | RecordServiceReportItemIn
                | RecordStaffingItemIn
                | RecordTermChangeItemIn
                | RegisterSourceItemIn
                | ReviseAuthorityItemIn
                | ReviseConsortiumItemIn
                | ReviseContractItemIn
                | ReviseProviderItemIn
                | ReviseScopeItemIn
                | WithdrawFactItemIn
            ):
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_0 = RecordAuthorityItemIn.from_dict(data)

                    return facts_item_type_0
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_1 = ReviseAuthorityItemIn.from_dict(data)

                    return facts_item_type_1
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_2 = RecordAttestationItemIn.from_dict(data)

                    return facts_item_type_2
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_3 = RecordServiceReportItemIn.from_dict(data)

                    return facts_item_type_3
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_4 = RecordConsortiumItemIn.from_dict(data)

                    return facts_item_type_4
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_5 = ReviseConsortiumItemIn.from_dict(data)

                    return facts_item_type_5
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_6 = RecordMembershipItemIn.from_dict(data)

                    return facts_item_type_6
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_7 = RecordProviderItemIn.from_dict(data)

                    return facts_item_type_7
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_8 = ReviseProviderItemIn.from_dict(data)

                    return facts_item_type_8
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_9 = RecordProviderEventItemIn.from_dict(data)

                    return facts_item_type_9
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_10 = MergeProviderItemIn.from_dict(data)

                    return facts_item_type_10
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_11 = MergeAuthorityItemIn.from_dict(data)

                    return facts_item_type_11
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_12 = MergeConsortiumItemIn.from_dict(data)

                    return facts_item_type_12
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_13 = DecideSuggestionItemIn.from_dict(data)

                    return facts_item_type_13
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_14 = RecordScopeItemIn.from_dict(data)

                    return facts_item_type_14
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_15 = ReviseScopeItemIn.from_dict(data)

                    return facts_item_type_15
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_16 = RecordContractItemIn.from_dict(data)

                    return facts_item_type_16
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_17 = ReviseContractItemIn.from_dict(data)

                    return facts_item_type_17
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_18 = RecordTermChangeItemIn.from_dict(data)

                    return facts_item_type_18
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_19 = RecordAwardItemIn.from_dict(data)

                    return facts_item_type_19
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_20 = RecordNoticeItemIn.from_dict(data)

                    return facts_item_type_20
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_21 = RecordIncidentItemIn.from_dict(data)

                    return facts_item_type_21
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_22 = RecordIncidentStepItemIn.from_dict(data)

                    return facts_item_type_22
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_23 = RecordCandidateItemIn.from_dict(data)

                    return facts_item_type_23
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_24 = RecordCandidateStepItemIn.from_dict(data)

                    return facts_item_type_24
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_25 = RecordDataTransferItemIn.from_dict(data)

                    return facts_item_type_25
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_26 = RecordDataTransferStepItemIn.from_dict(data)

                    return facts_item_type_26
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_27 = RecordMobilisationStepItemIn.from_dict(data)

                    return facts_item_type_27
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_28 = RecordMeetingScheduleItemIn.from_dict(data)

                    return facts_item_type_28
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_29 = RecordOversightEventItemIn.from_dict(data)

                    return facts_item_type_29
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_30 = RecordConcernItemIn.from_dict(data)

                    return facts_item_type_30
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_31 = RecordConcernStepItemIn.from_dict(data)

                    return facts_item_type_31
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_32 = RecordStaffingItemIn.from_dict(data)

                    return facts_item_type_32
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_33 = RecordLessonItemIn.from_dict(data)

                    return facts_item_type_33
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_34 = RecordActionItemIn.from_dict(data)

                    return facts_item_type_34
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_35 = RecordKpiItemIn.from_dict(data)

                    return facts_item_type_35
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_36 = RecordKpiObservationItemIn.from_dict(data)

                    return facts_item_type_36
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_37 = RecordComplaintItemIn.from_dict(data)

                    return facts_item_type_37
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_38 = RecordComplaintStepItemIn.from_dict(data)

                    return facts_item_type_38
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_39 = RecordComplaintCountItemIn.from_dict(data)

                    return facts_item_type_39
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_40 = RecordOmbudsmanDecisionItemIn.from_dict(data)

                    return facts_item_type_40
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_41 = RecordRemedyItemIn.from_dict(data)

                    return facts_item_type_41
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_42 = RecordClaimItemIn.from_dict(data)

                    return facts_item_type_42
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_43 = DecideClaimItemIn.from_dict(data)

                    return facts_item_type_43
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_44 = RegisterSourceItemIn.from_dict(data)

                    return facts_item_type_44
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_45 = WithdrawFactItemIn.from_dict(data)

                    return facts_item_type_45
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                try:
                    if not isinstance(data, dict):
                        raise TypeError()
                    facts_item_type_46 = CorroborateFactItemIn.from_dict(data)

                    return facts_item_type_46
                except (TypeError, ValueError, AttributeError, KeyError):
                    pass
                if not isinstance(data, dict):
                    raise TypeError()
                facts_item_type_47 = RecordColumnMappingItemIn.from_dict(data)

                return facts_item_type_47

            facts_item = _parse_facts_item(facts_item_data)

            facts.append(facts_item)

        batch_in = cls(
            facts=facts,
        )

        return batch_in

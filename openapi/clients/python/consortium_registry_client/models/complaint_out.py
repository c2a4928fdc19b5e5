from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.case_state import CaseState, check_case_state
from ..models.complaint_stage import ComplaintStage, check_complaint_stage
from ..models.complaint_step import ComplaintStep, check_complaint_step
from ..models.confidence import Confidence, check_confidence
from ..models.day_basis import DayBasis, check_day_basis
from ..models.undertaking_status import UndertakingStatus, check_undertaking_status
from ..models.visibility import Visibility, check_visibility

if TYPE_CHECKING:
    from ..models.complaint_stage_out import ComplaintStageOut
    from ..models.complaint_step_out import ComplaintStepOut


T = TypeVar("T", bound="ComplaintOut")


@_attrs_define
class ComplaintOut:
    """A complaint by its reference, with its progress on the day.

    Attributes:
        id (str): The permanent id of the record.
        fact (str): The id of the current fact of the record, for `If-Match`.
        source (str): The code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
        visibility (Visibility): The callers to whom a fact is shown.
        note (None | str): A note of the author.
        authority (str): The code of the authority.
        authority_name (str): The name of the authority on the day.
        provider (None | str): The code of the provider.
        contract (None | str): The reference of the contract.
        reference (str): The reference of the complaint.
        received_on (datetime.date | None): The day on which it was received, if known.
        day_basis (DayBasis): The evidence for the day of something that happened.
        state (CaseState): The state of a case on a day, as far as sources speak of it.
        last_heard_on (datetime.date | None): The latest day on which a source speaks of it; nothing is recorded since.
            Null if no source has a day.
        open_ (bool): True if no source says by the day that it was decided or closed.
        stage (ComplaintStage | None): The current stage on the day; null if not known.
        stages (list[ComplaintStageOut]): The stages opened by the day, in order.
        last_step (ComplaintStep | None): The last step by the day; null before the first.
        reply_due_on (datetime.date | None): The last day for the reply of the current stage, where a contract or an
            authority states a time limit; null if the bank holidays are not yet announced.
        replied_on (datetime.date | None): The day of the latest reply.
        reply (UndertakingStatus): The status of an undertaking on a day.
        signposted (bool | None): True if the reply named the next body to complain to.
        copied (bool | None): True if the authority received a copy of the reply.
        visit_failed_on (datetime.date | None): The day of a failed visit.
        call_due_on (datetime.date | None): The due day of the call: one day after a failed visit.
        call (None | UndertakingStatus): The status of the call on the day; null without a failed visit.
        ombudsman_reference (None | str): The reference of the Ombudsman.
        steps (list[ComplaintStepOut]): The steps up to the day.
    """

    id: str
    fact: str
    source: str
    confidence: Confidence
    visibility: Visibility
    note: None | str
    authority: str
    authority_name: str
    provider: None | str
    contract: None | str
    reference: str
    received_on: datetime.date | None
    day_basis: DayBasis
    state: CaseState
    last_heard_on: datetime.date | None
    open_: bool
    stage: ComplaintStage | None
    stages: list[ComplaintStageOut]
    last_step: ComplaintStep | None
    reply_due_on: datetime.date | None
    replied_on: datetime.date | None
    reply: UndertakingStatus
    signposted: bool | None
    copied: bool | None
    visit_failed_on: datetime.date | None
    call_due_on: datetime.date | None
    call: None | UndertakingStatus
    ombudsman_reference: None | str
    steps: list[ComplaintStepOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        fact = self.fact

        source = self.source

        confidence: str = self.confidence

        visibility: str = self.visibility

        note: None | str
        note = self.note

        authority = self.authority

        authority_name = self.authority_name

        provider: None | str
        provider = self.provider

        contract: None | str
        contract = self.contract

        reference = self.reference

        received_on: None | str
        if isinstance(self.received_on, datetime.date):
            received_on = self.received_on.isoformat()
        else:
            received_on = self.received_on

        day_basis: str = self.day_basis

        state: str = self.state

        last_heard_on: None | str
        if isinstance(self.last_heard_on, datetime.date):
            last_heard_on = self.last_heard_on.isoformat()
        else:
            last_heard_on = self.last_heard_on

        open_ = self.open_

        stage: None | str
        if isinstance(self.stage, str):
            stage = self.stage
        else:
            stage = self.stage

        stages = []
        for stages_item_data in self.stages:
            stages_item = stages_item_data.to_dict()
            stages.append(stages_item)

        last_step: None | str
        if isinstance(self.last_step, str):
            last_step = self.last_step
        else:
            last_step = self.last_step

        reply_due_on: None | str
        if isinstance(self.reply_due_on, datetime.date):
            reply_due_on = self.reply_due_on.isoformat()
        else:
            reply_due_on = self.reply_due_on

        replied_on: None | str
        if isinstance(self.replied_on, datetime.date):
            replied_on = self.replied_on.isoformat()
        else:
            replied_on = self.replied_on

        reply: str = self.reply

        signposted: bool | None
        signposted = self.signposted

        copied: bool | None
        copied = self.copied

        visit_failed_on: None | str
        if isinstance(self.visit_failed_on, datetime.date):
            visit_failed_on = self.visit_failed_on.isoformat()
        else:
            visit_failed_on = self.visit_failed_on

        call_due_on: None | str
        if isinstance(self.call_due_on, datetime.date):
            call_due_on = self.call_due_on.isoformat()
        else:
            call_due_on = self.call_due_on

        call: None | str
        if isinstance(self.call, str):
            call = self.call
        else:
            call = self.call

        ombudsman_reference: None | str
        ombudsman_reference = self.ombudsman_reference

        steps = []
        for steps_item_data in self.steps:
            steps_item = steps_item_data.to_dict()
            steps.append(steps_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "fact": fact,
                "source": source,
                "confidence": confidence,
                "visibility": visibility,
                "note": note,
                "authority": authority,
                "authority_name": authority_name,
                "provider": provider,
                "contract": contract,
                "reference": reference,
                "received_on": received_on,
                "day_basis": day_basis,
                "state": state,
                "last_heard_on": last_heard_on,
                "open": open_,
                "stage": stage,
                "stages": stages,
                "last_step": last_step,
                "reply_due_on": reply_due_on,
                "replied_on": replied_on,
                "reply": reply,
                "signposted": signposted,
                "copied": copied,
                "visit_failed_on": visit_failed_on,
                "call_due_on": call_due_on,
                "call": call,
                "ombudsman_reference": ombudsman_reference,
                "steps": steps,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.complaint_stage_out import ComplaintStageOut  # noqa: PLC0415
        from ..models.complaint_step_out import ComplaintStepOut  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        fact = d.pop("fact")

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        visibility = check_visibility(d.pop("visibility"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        authority = d.pop("authority")

        authority_name = d.pop("authority_name")

        def _parse_provider(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        provider = _parse_provider(d.pop("provider"))

        def _parse_contract(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        contract = _parse_contract(d.pop("contract"))

        reference = d.pop("reference")

        def _parse_received_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                received_on_type_0 = datetime.date.fromisoformat(data)

                return received_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        received_on = _parse_received_on(d.pop("received_on"))

        day_basis = check_day_basis(d.pop("day_basis"))

        state = check_case_state(d.pop("state"))

        def _parse_last_heard_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_heard_on_type_0 = datetime.date.fromisoformat(data)

                return last_heard_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        last_heard_on = _parse_last_heard_on(d.pop("last_heard_on"))

        open_ = d.pop("open")

        def _parse_stage(data: object) -> ComplaintStage | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                stage_type_0 = check_complaint_stage(data)

                return stage_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ComplaintStage | None, data)

        stage = _parse_stage(d.pop("stage"))

        stages = []
        _stages = d.pop("stages")
        for stages_item_data in _stages:
            stages_item = ComplaintStageOut.from_dict(stages_item_data)

            stages.append(stages_item)

        def _parse_last_step(data: object) -> ComplaintStep | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_step_type_0 = check_complaint_step(data)

                return last_step_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ComplaintStep | None, data)

        last_step = _parse_last_step(d.pop("last_step"))

        def _parse_reply_due_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reply_due_on_type_0 = datetime.date.fromisoformat(data)

                return reply_due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        reply_due_on = _parse_reply_due_on(d.pop("reply_due_on"))

        def _parse_replied_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                replied_on_type_0 = datetime.date.fromisoformat(data)

                return replied_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        replied_on = _parse_replied_on(d.pop("replied_on"))

        reply = check_undertaking_status(d.pop("reply"))

        def _parse_signposted(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        signposted = _parse_signposted(d.pop("signposted"))

        def _parse_copied(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        copied = _parse_copied(d.pop("copied"))

        def _parse_visit_failed_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                visit_failed_on_type_0 = datetime.date.fromisoformat(data)

                return visit_failed_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        visit_failed_on = _parse_visit_failed_on(d.pop("visit_failed_on"))

        def _parse_call_due_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                call_due_on_type_0 = datetime.date.fromisoformat(data)

                return call_due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        call_due_on = _parse_call_due_on(d.pop("call_due_on"))

        def _parse_call(data: object) -> None | UndertakingStatus:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                call_type_0 = check_undertaking_status(data)

                return call_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UndertakingStatus, data)

        call = _parse_call(d.pop("call"))

        def _parse_ombudsman_reference(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        ombudsman_reference = _parse_ombudsman_reference(d.pop("ombudsman_reference"))

        steps = []
        _steps = d.pop("steps")
        for steps_item_data in _steps:
            steps_item = ComplaintStepOut.from_dict(steps_item_data)

            steps.append(steps_item)

        complaint_out = cls(
            id=id,
            fact=fact,
            source=source,
            confidence=confidence,
            visibility=visibility,
            note=note,
            authority=authority,
            authority_name=authority_name,
            provider=provider,
            contract=contract,
            reference=reference,
            received_on=received_on,
            day_basis=day_basis,
            state=state,
            last_heard_on=last_heard_on,
            open_=open_,
            stage=stage,
            stages=stages,
            last_step=last_step,
            reply_due_on=reply_due_on,
            replied_on=replied_on,
            reply=reply,
            signposted=signposted,
            copied=copied,
            visit_failed_on=visit_failed_on,
            call_due_on=call_due_on,
            call=call,
            ombudsman_reference=ombudsman_reference,
            steps=steps,
        )

        complaint_out.additional_properties = d
        return complaint_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties

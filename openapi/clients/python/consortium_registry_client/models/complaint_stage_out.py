from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.complaint_stage import ComplaintStage, check_complaint_stage
from ..models.reply_basis import ReplyBasis, check_reply_basis
from ..models.undertaking_status import UndertakingStatus, check_undertaking_status

if TYPE_CHECKING:
    from ..models.statutory_clock_out import StatutoryClockOut


T = TypeVar("T", bound="ComplaintStageOut")


@_attrs_define
class ComplaintStageOut:
    """A stage of a complaint, with its reply and its own time limit.

    Attributes:
        stage (ComplaintStage | None): The stage; null if not known.
        received_on (datetime.date | None): The day on which it was received.
        reply_due_on (datetime.date | None): The last day for its reply, where a contract or an authority sets it.
        reply_basis (None | ReplyBasis): The basis of that time limit; null without one.
        statutory (list[StatutoryClockOut]): Time limits of the law for stages of an authority, to be checked.
        replied_on (datetime.date | None): The day of its reply.
        answered (bool | None): True if it replied, false if a source or a record attested to be complete says that it
            did not; null if nothing is recorded.
        reply (UndertakingStatus): The status of an undertaking on a day.
        signposted (bool | None): True if the reply named the next body to complain to.
        copied (bool | None): True if the authority received a copy of the reply.
        next_stages (list[ComplaintStage]): The stages open next, after a reply or if there was none.
    """

    stage: ComplaintStage | None
    received_on: datetime.date | None
    reply_due_on: datetime.date | None
    reply_basis: None | ReplyBasis
    statutory: list[StatutoryClockOut]
    replied_on: datetime.date | None
    answered: bool | None
    reply: UndertakingStatus
    signposted: bool | None
    copied: bool | None
    next_stages: list[ComplaintStage]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        stage: None | str
        if isinstance(self.stage, str):
            stage = self.stage
        else:
            stage = self.stage

        received_on: None | str
        if isinstance(self.received_on, datetime.date):
            received_on = self.received_on.isoformat()
        else:
            received_on = self.received_on

        reply_due_on: None | str
        if isinstance(self.reply_due_on, datetime.date):
            reply_due_on = self.reply_due_on.isoformat()
        else:
            reply_due_on = self.reply_due_on

        reply_basis: None | str
        if isinstance(self.reply_basis, str):
            reply_basis = self.reply_basis
        else:
            reply_basis = self.reply_basis

        statutory = []
        for statutory_item_data in self.statutory:
            statutory_item = statutory_item_data.to_dict()
            statutory.append(statutory_item)

        replied_on: None | str
        if isinstance(self.replied_on, datetime.date):
            replied_on = self.replied_on.isoformat()
        else:
            replied_on = self.replied_on

        answered: bool | None
        answered = self.answered

        reply: str = self.reply

        signposted: bool | None
        signposted = self.signposted

        copied: bool | None
        copied = self.copied

        next_stages = []
        for next_stages_item_data in self.next_stages:
            next_stages_item: str = next_stages_item_data
            next_stages.append(next_stages_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "stage": stage,
                "received_on": received_on,
                "reply_due_on": reply_due_on,
                "reply_basis": reply_basis,
                "statutory": statutory,
                "replied_on": replied_on,
                "answered": answered,
                "reply": reply,
                "signposted": signposted,
                "copied": copied,
                "next_stages": next_stages,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.statutory_clock_out import StatutoryClockOut  # noqa: PLC0415

        d = dict(src_dict)

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

        def _parse_reply_basis(data: object) -> None | ReplyBasis:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reply_basis_type_0 = check_reply_basis(data)

                return reply_basis_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReplyBasis, data)

        reply_basis = _parse_reply_basis(d.pop("reply_basis"))

        statutory = []
        _statutory = d.pop("statutory")
        for statutory_item_data in _statutory:
            statutory_item = StatutoryClockOut.from_dict(statutory_item_data)

            statutory.append(statutory_item)

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

        def _parse_answered(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        answered = _parse_answered(d.pop("answered"))

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

        next_stages = []
        _next_stages = d.pop("next_stages")
        for next_stages_item_data in _next_stages:
            next_stages_item = check_complaint_stage(next_stages_item_data)

            next_stages.append(next_stages_item)

        complaint_stage_out = cls(
            stage=stage,
            received_on=received_on,
            reply_due_on=reply_due_on,
            reply_basis=reply_basis,
            statutory=statutory,
            replied_on=replied_on,
            answered=answered,
            reply=reply,
            signposted=signposted,
            copied=copied,
            next_stages=next_stages,
        )

        complaint_stage_out.additional_properties = d
        return complaint_stage_out

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

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.complaint_stage import ComplaintStage, check_complaint_stage
from ..models.complaint_step import ComplaintStep, check_complaint_step
from ..models.confidence import Confidence, check_confidence
from ..models.day_basis import DayBasis, check_day_basis
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.reply_limit_in import ReplyLimitIn


T = TypeVar("T", bound="ComplaintStepIn")


@_attrs_define
class ComplaintStepIn:
    """A step of a complaint.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        day (datetime.date): The day of the step.
        step (ComplaintStep): A step in the handling of a complaint.
        note (None | str | Unset): A remark, without personal data.
        replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
        day_basis (DayBasis | Unset): The evidence for the day of something that happened.
        stage (ComplaintStage | None | Unset): The stage that the step opens; only for `escalated`. `to-ombudsman` opens
            the stage of the Ombudsman.
        reply_within (None | ReplyLimitIn | Unset): The time limit of the stage that the step opens; only for
            `escalated`.
        signposted (bool | None | Unset): True if the reply named the next body to complain to; only for a reply.
        copied (bool | None | Unset): True if the authority received a copy; only for a reply.
        reference (None | str | Unset): The reference of the Ombudsman; only for `to-ombudsman` and `decided`.
    """

    source: str
    confidence: Confidence
    day: datetime.date
    step: ComplaintStep
    note: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET
    day_basis: DayBasis | Unset = UNSET
    stage: ComplaintStage | None | Unset = UNSET
    reply_within: None | ReplyLimitIn | Unset = UNSET
    signposted: bool | None | Unset = UNSET
    copied: bool | None | Unset = UNSET
    reference: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.reply_limit_in import ReplyLimitIn  # noqa: PLC0415

        source = self.source

        confidence: str = self.confidence

        day = self.day.isoformat()

        step: str = self.step

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        replaces: None | str | Unset
        if isinstance(self.replaces, Unset):
            replaces = UNSET
        else:
            replaces = self.replaces

        day_basis: str | Unset = UNSET
        if not isinstance(self.day_basis, Unset):
            day_basis = self.day_basis

        stage: None | str | Unset
        if isinstance(self.stage, Unset):
            stage = UNSET
        elif isinstance(self.stage, str):
            stage = self.stage
        else:
            stage = self.stage

        reply_within: dict[str, Any] | None | Unset
        if isinstance(self.reply_within, Unset):
            reply_within = UNSET
        elif isinstance(self.reply_within, ReplyLimitIn):
            reply_within = self.reply_within.to_dict()
        else:
            reply_within = self.reply_within

        signposted: bool | None | Unset
        if isinstance(self.signposted, Unset):
            signposted = UNSET
        else:
            signposted = self.signposted

        copied: bool | None | Unset
        if isinstance(self.copied, Unset):
            copied = UNSET
        else:
            copied = self.copied

        reference: None | str | Unset
        if isinstance(self.reference, Unset):
            reference = UNSET
        else:
            reference = self.reference

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "confidence": confidence,
                "day": day,
                "step": step,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note
        if replaces is not UNSET:
            field_dict["replaces"] = replaces
        if day_basis is not UNSET:
            field_dict["day_basis"] = day_basis
        if stage is not UNSET:
            field_dict["stage"] = stage
        if reply_within is not UNSET:
            field_dict["reply_within"] = reply_within
        if signposted is not UNSET:
            field_dict["signposted"] = signposted
        if copied is not UNSET:
            field_dict["copied"] = copied
        if reference is not UNSET:
            field_dict["reference"] = reference

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reply_limit_in import ReplyLimitIn  # noqa: PLC0415

        d = dict(src_dict)
        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        day = datetime.date.fromisoformat(d.pop("day"))

        step = check_complaint_step(d.pop("step"))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        def _parse_replaces(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        replaces = _parse_replaces(d.pop("replaces", UNSET))

        _day_basis = d.pop("day_basis", UNSET)
        day_basis: DayBasis | Unset
        if isinstance(_day_basis, Unset):
            day_basis = UNSET
        else:
            day_basis = check_day_basis(_day_basis)

        def _parse_stage(data: object) -> ComplaintStage | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                stage_type_0 = check_complaint_stage(data)

                return stage_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ComplaintStage | None | Unset, data)

        stage = _parse_stage(d.pop("stage", UNSET))

        def _parse_reply_within(data: object) -> None | ReplyLimitIn | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                reply_within_type_0 = ReplyLimitIn.from_dict(data)

                return reply_within_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReplyLimitIn | Unset, data)

        reply_within = _parse_reply_within(d.pop("reply_within", UNSET))

        def _parse_signposted(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        signposted = _parse_signposted(d.pop("signposted", UNSET))

        def _parse_copied(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        copied = _parse_copied(d.pop("copied", UNSET))

        def _parse_reference(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        reference = _parse_reference(d.pop("reference", UNSET))

        complaint_step_in = cls(
            source=source,
            confidence=confidence,
            day=day,
            step=step,
            note=note,
            replaces=replaces,
            day_basis=day_basis,
            stage=stage,
            reply_within=reply_within,
            signposted=signposted,
            copied=copied,
            reference=reference,
        )

        return complaint_step_in

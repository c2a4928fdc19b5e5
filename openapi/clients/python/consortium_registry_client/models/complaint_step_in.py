from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.complaint_step import ComplaintStep
from ..models.confidence import Confidence
from ..types import UNSET, Unset

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
    signposted: bool | None | Unset = UNSET
    copied: bool | None | Unset = UNSET
    reference: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence = self.confidence.value

        day = self.day.isoformat()

        step = self.step.value

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
        if signposted is not UNSET:
            field_dict["signposted"] = signposted
        if copied is not UNSET:
            field_dict["copied"] = copied
        if reference is not UNSET:
            field_dict["reference"] = reference

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        source = d.pop("source")

        confidence = Confidence(d.pop("confidence"))

        day = datetime.date.fromisoformat(d.pop("day"))

        step = ComplaintStep(d.pop("step"))

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
            signposted=signposted,
            copied=copied,
            reference=reference,
        )

        return complaint_step_in

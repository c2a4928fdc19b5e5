from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence, check_confidence
from ..models.day_basis import DayBasis, check_day_basis
from ..models.incident_step import IncidentStep, check_incident_step
from ..types import UNSET, Unset

T = TypeVar("T", bound="IncidentStepIn")


@_attrs_define
class IncidentStepIn:
    """A step of an incident.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        day (datetime.date): The day of the step.
        step (IncidentStep): A step in an incident, after the failure of a provider was declared.
        note (None | str | Unset): A remark, without personal data.
        replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
        day_basis (DayBasis | Unset): The evidence for the day of something that happened.
        firm (None | str | Unset): The firm that advises; no person. Only for `adviser`.
        role (None | str | Unset): The role of the firm, for example `liquidator`. Only for `adviser`.
        engaged_by (None | str | Unset): The code of the authority that engaged it. Only for `adviser`.
        engaged_for (None | str | Unset): The code of the consortium for whose members it was engaged. Only for
            `adviser`.
        text (None | str | Unset): The decision and its reason.
    """

    source: str
    confidence: Confidence
    day: datetime.date
    step: IncidentStep
    note: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET
    day_basis: DayBasis | Unset = UNSET
    firm: None | str | Unset = UNSET
    role: None | str | Unset = UNSET
    engaged_by: None | str | Unset = UNSET
    engaged_for: None | str | Unset = UNSET
    text: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
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

        firm: None | str | Unset
        if isinstance(self.firm, Unset):
            firm = UNSET
        else:
            firm = self.firm

        role: None | str | Unset
        if isinstance(self.role, Unset):
            role = UNSET
        else:
            role = self.role

        engaged_by: None | str | Unset
        if isinstance(self.engaged_by, Unset):
            engaged_by = UNSET
        else:
            engaged_by = self.engaged_by

        engaged_for: None | str | Unset
        if isinstance(self.engaged_for, Unset):
            engaged_for = UNSET
        else:
            engaged_for = self.engaged_for

        text: None | str | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        else:
            text = self.text

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
        if firm is not UNSET:
            field_dict["firm"] = firm
        if role is not UNSET:
            field_dict["role"] = role
        if engaged_by is not UNSET:
            field_dict["engaged_by"] = engaged_by
        if engaged_for is not UNSET:
            field_dict["engaged_for"] = engaged_for
        if text is not UNSET:
            field_dict["text"] = text

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        day = datetime.date.fromisoformat(d.pop("day"))

        step = check_incident_step(d.pop("step"))

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

        def _parse_firm(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        firm = _parse_firm(d.pop("firm", UNSET))

        def _parse_role(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        role = _parse_role(d.pop("role", UNSET))

        def _parse_engaged_by(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        engaged_by = _parse_engaged_by(d.pop("engaged_by", UNSET))

        def _parse_engaged_for(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        engaged_for = _parse_engaged_for(d.pop("engaged_for", UNSET))

        def _parse_text(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        text = _parse_text(d.pop("text", UNSET))

        incident_step_in = cls(
            source=source,
            confidence=confidence,
            day=day,
            step=step,
            note=note,
            replaces=replaces,
            day_basis=day_basis,
            firm=firm,
            role=role,
            engaged_by=engaged_by,
            engaged_for=engaged_for,
            text=text,
        )

        return incident_step_in

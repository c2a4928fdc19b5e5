from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.day_basis import DayBasis, check_day_basis

T = TypeVar("T", bound="IncidentStepOut")


@_attrs_define
class IncidentStepOut:
    """A step of an incident.

    Attributes:
        step (str): The kind of step.
        day (datetime.date): The day of the step.
        day_basis (DayBasis): The evidence for the day of something that happened.
        fact (str): The id of the fact that records the step.
        source (str): The code of the source.
        firm (None | str): The firm that advises.
        role (None | str): The role of the firm.
        engaged_by (None | str): The code of the authority that engaged it.
        engaged_for (None | str): The code of the consortium for whose members it works.
        text (None | str): The decision and its reason.
    """

    step: str
    day: datetime.date
    day_basis: DayBasis
    fact: str
    source: str
    firm: None | str
    role: None | str
    engaged_by: None | str
    engaged_for: None | str
    text: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        step = self.step

        day = self.day.isoformat()

        day_basis: str = self.day_basis

        fact = self.fact

        source = self.source

        firm: None | str
        firm = self.firm

        role: None | str
        role = self.role

        engaged_by: None | str
        engaged_by = self.engaged_by

        engaged_for: None | str
        engaged_for = self.engaged_for

        text: None | str
        text = self.text

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "step": step,
                "day": day,
                "day_basis": day_basis,
                "fact": fact,
                "source": source,
                "firm": firm,
                "role": role,
                "engaged_by": engaged_by,
                "engaged_for": engaged_for,
                "text": text,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        step = d.pop("step")

        day = datetime.date.fromisoformat(d.pop("day"))

        day_basis = check_day_basis(d.pop("day_basis"))

        fact = d.pop("fact")

        source = d.pop("source")

        def _parse_firm(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        firm = _parse_firm(d.pop("firm"))

        def _parse_role(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        role = _parse_role(d.pop("role"))

        def _parse_engaged_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        engaged_by = _parse_engaged_by(d.pop("engaged_by"))

        def _parse_engaged_for(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        engaged_for = _parse_engaged_for(d.pop("engaged_for"))

        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))

        incident_step_out = cls(
            step=step,
            day=day,
            day_basis=day_basis,
            fact=fact,
            source=source,
            firm=firm,
            role=role,
            engaged_by=engaged_by,
            engaged_for=engaged_for,
            text=text,
        )

        incident_step_out.additional_properties = d
        return incident_step_out

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

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.day_basis import DayBasis, check_day_basis

T = TypeVar("T", bound="ConcernStepOut")


@_attrs_define
class ConcernStepOut:
    """A step of a concern.

    Attributes:
        step (str): The kind of step.
        day (datetime.date): The day of the step.
        day_basis (DayBasis): The evidence for the day of something that happened.
        fact (str): The id of the fact that records the step.
        source (str): The code of the source.
        text (None | str): A description of the step.
        due_on (datetime.date | None): The due day of an improvement plan.
    """

    step: str
    day: datetime.date
    day_basis: DayBasis
    fact: str
    source: str
    text: None | str
    due_on: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        step = self.step

        day = self.day.isoformat()

        day_basis: str = self.day_basis

        fact = self.fact

        source = self.source

        text: None | str
        text = self.text

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "step": step,
                "day": day,
                "day_basis": day_basis,
                "fact": fact,
                "source": source,
                "text": text,
                "due_on": due_on,
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

        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))

        def _parse_due_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_on_type_0 = datetime.date.fromisoformat(data)

                return due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        due_on = _parse_due_on(d.pop("due_on"))

        concern_step_out = cls(
            step=step,
            day=day,
            day_basis=day_basis,
            fact=fact,
            source=source,
            text=text,
            due_on=due_on,
        )

        concern_step_out.additional_properties = d
        return concern_step_out

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

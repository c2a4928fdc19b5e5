from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.day_basis import DayBasis, check_day_basis

T = TypeVar("T", bound="CandidateStepOut")


@_attrs_define
class CandidateStepOut:
    """A step of a candidate.

    Attributes:
        step (str): The kind of step.
        day (datetime.date): The day of the step.
        day_basis (DayBasis): The evidence for the day of something that happened.
        fact (str): The id of the fact that records the step.
        source (str): The code of the source.
        contract (None | str): The reference of the signed contract.
        reason (None | str): The reason for falling through.
    """

    step: str
    day: datetime.date
    day_basis: DayBasis
    fact: str
    source: str
    contract: None | str
    reason: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        step = self.step

        day = self.day.isoformat()

        day_basis: str = self.day_basis

        fact = self.fact

        source = self.source

        contract: None | str
        contract = self.contract

        reason: None | str
        reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "step": step,
                "day": day,
                "day_basis": day_basis,
                "fact": fact,
                "source": source,
                "contract": contract,
                "reason": reason,
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

        def _parse_contract(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        contract = _parse_contract(d.pop("contract"))

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        candidate_step_out = cls(
            step=step,
            day=day,
            day_basis=day_basis,
            fact=fact,
            source=source,
            contract=contract,
            reason=reason,
        )

        candidate_step_out.additional_properties = d
        return candidate_step_out

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

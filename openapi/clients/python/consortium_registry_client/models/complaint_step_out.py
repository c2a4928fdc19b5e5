from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.complaint_stage import ComplaintStage, check_complaint_stage
from ..models.day_basis import DayBasis, check_day_basis

T = TypeVar("T", bound="ComplaintStepOut")


@_attrs_define
class ComplaintStepOut:
    """A step of a complaint.

    Attributes:
        step (str): The kind of step.
        day (datetime.date): The day of the step.
        day_basis (DayBasis): The evidence for the day of something that happened.
        fact (str): The id of the fact that records the step.
        source (str): The code of the source.
        stage (ComplaintStage | None): The stage that an escalation opened.
        signposted (bool | None): True if the reply named the next body to complain to.
        copied (bool | None): True if the authority received a copy of the reply.
        reference (None | str): The reference of the Ombudsman.
    """

    step: str
    day: datetime.date
    day_basis: DayBasis
    fact: str
    source: str
    stage: ComplaintStage | None
    signposted: bool | None
    copied: bool | None
    reference: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        step = self.step

        day = self.day.isoformat()

        day_basis: str = self.day_basis

        fact = self.fact

        source = self.source

        stage: None | str
        if isinstance(self.stage, str):
            stage = self.stage
        else:
            stage = self.stage

        signposted: bool | None
        signposted = self.signposted

        copied: bool | None
        copied = self.copied

        reference: None | str
        reference = self.reference

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "step": step,
                "day": day,
                "day_basis": day_basis,
                "fact": fact,
                "source": source,
                "stage": stage,
                "signposted": signposted,
                "copied": copied,
                "reference": reference,
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

        def _parse_reference(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reference = _parse_reference(d.pop("reference"))

        complaint_step_out = cls(
            step=step,
            day=day,
            day_basis=day_basis,
            fact=fact,
            source=source,
            stage=stage,
            signposted=signposted,
            copied=copied,
            reference=reference,
        )

        complaint_step_out.additional_properties = d
        return complaint_step_out

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

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.confidence import Confidence, check_confidence
from ..models.direction import Direction, check_direction
from ..models.kpi_unit import KpiUnit, check_kpi_unit
from ..models.visibility import Visibility, check_visibility

T = TypeVar("T", bound="KpiOut")


@_attrs_define
class KpiOut:
    """A key performance indicator of a contract, with its target and bounds.

    Attributes:
        id (str): The permanent id of the record.
        fact (str): The id of the current fact of the record, for `If-Match`.
        source (str): The code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
        visibility (Visibility): The callers to whom a fact is shown.
        note (None | str): A note of the author.
        contract (str): The reference of the contract.
        contract_name (str): The title of the contract on the day.
        standard (str): The code of the measure, the same in all contracts.
        name (str): A description of what is counted, and out of what.
        unit (KpiUnit): The unit of a key performance indicator.
        direction (Direction): The side of the target on which an indicator meets it.
        target (None | str): The target in the unit of the indicator, if one was set.
        approaching (None | str): The bound of the rating `approaching-target`.
        improvement (None | str): The bound of the rating `requires-improvement`; beyond, `inadequate`.
        is_binding (bool | None): True if the indicator is a term of the contract.
    """

    id: str
    fact: str
    source: str
    confidence: Confidence
    visibility: Visibility
    note: None | str
    contract: str
    contract_name: str
    standard: str
    name: str
    unit: KpiUnit
    direction: Direction
    target: None | str
    approaching: None | str
    improvement: None | str
    is_binding: bool | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        fact = self.fact

        source = self.source

        confidence: str = self.confidence

        visibility: str = self.visibility

        note: None | str
        note = self.note

        contract = self.contract

        contract_name = self.contract_name

        standard = self.standard

        name = self.name

        unit: str = self.unit

        direction: str = self.direction

        target: None | str
        target = self.target

        approaching: None | str
        approaching = self.approaching

        improvement: None | str
        improvement = self.improvement

        is_binding: bool | None
        is_binding = self.is_binding

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
                "contract": contract,
                "contract_name": contract_name,
                "standard": standard,
                "name": name,
                "unit": unit,
                "direction": direction,
                "target": target,
                "approaching": approaching,
                "improvement": improvement,
                "is_binding": is_binding,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
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

        contract = d.pop("contract")

        contract_name = d.pop("contract_name")

        standard = d.pop("standard")

        name = d.pop("name")

        unit = check_kpi_unit(d.pop("unit"))

        direction = check_direction(d.pop("direction"))

        def _parse_target(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        target = _parse_target(d.pop("target"))

        def _parse_approaching(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        approaching = _parse_approaching(d.pop("approaching"))

        def _parse_improvement(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        improvement = _parse_improvement(d.pop("improvement"))

        def _parse_is_binding(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        is_binding = _parse_is_binding(d.pop("is_binding"))

        kpi_out = cls(
            id=id,
            fact=fact,
            source=source,
            confidence=confidence,
            visibility=visibility,
            note=note,
            contract=contract,
            contract_name=contract_name,
            standard=standard,
            name=name,
            unit=unit,
            direction=direction,
            target=target,
            approaching=approaching,
            improvement=improvement,
            is_binding=is_binding,
        )

        kpi_out.additional_properties = d
        return kpi_out

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

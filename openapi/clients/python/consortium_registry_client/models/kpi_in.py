from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence, check_confidence
from ..models.direction import Direction, check_direction
from ..models.kpi_unit import KpiUnit, check_kpi_unit
from ..types import UNSET, Unset

T = TypeVar("T", bound="KpiIn")


@_attrs_define
class KpiIn:
    """A key performance indicator of a contract. It is public.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        contract (str): The reference of the contract.
        standard (str): The code of the measure, the same in all contracts, for example `minor-adaptations-
            within-5-working-days`.
        name (str): A description of what is counted, and out of what.
        note (None | str | Unset): A remark, without personal data.
        replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
        unit (KpiUnit | Unset): The unit of a key performance indicator.
        direction (Direction | Unset): The side of the target on which an indicator meets it.
        target (None | str | Unset): The target in the unit, as text.
        approaching (None | str | Unset): The bound of the rating `approaching-target`.
        improvement (None | str | Unset): The bound of the rating `requires-improvement`; beyond it, `inadequate`.
        is_binding (bool | None | Unset): True if it is a term of the contract, false if it is only agreed.
    """

    source: str
    confidence: Confidence
    contract: str
    standard: str
    name: str
    note: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET
    unit: KpiUnit | Unset = UNSET
    direction: Direction | Unset = UNSET
    target: None | str | Unset = UNSET
    approaching: None | str | Unset = UNSET
    improvement: None | str | Unset = UNSET
    is_binding: bool | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence: str = self.confidence

        contract = self.contract

        standard = self.standard

        name = self.name

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

        unit: str | Unset = UNSET
        if not isinstance(self.unit, Unset):
            unit = self.unit

        direction: str | Unset = UNSET
        if not isinstance(self.direction, Unset):
            direction = self.direction

        target: None | str | Unset
        if isinstance(self.target, Unset):
            target = UNSET
        else:
            target = self.target

        approaching: None | str | Unset
        if isinstance(self.approaching, Unset):
            approaching = UNSET
        else:
            approaching = self.approaching

        improvement: None | str | Unset
        if isinstance(self.improvement, Unset):
            improvement = UNSET
        else:
            improvement = self.improvement

        is_binding: bool | None | Unset
        if isinstance(self.is_binding, Unset):
            is_binding = UNSET
        else:
            is_binding = self.is_binding

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "confidence": confidence,
                "contract": contract,
                "standard": standard,
                "name": name,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note
        if replaces is not UNSET:
            field_dict["replaces"] = replaces
        if unit is not UNSET:
            field_dict["unit"] = unit
        if direction is not UNSET:
            field_dict["direction"] = direction
        if target is not UNSET:
            field_dict["target"] = target
        if approaching is not UNSET:
            field_dict["approaching"] = approaching
        if improvement is not UNSET:
            field_dict["improvement"] = improvement
        if is_binding is not UNSET:
            field_dict["is_binding"] = is_binding

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        contract = d.pop("contract")

        standard = d.pop("standard")

        name = d.pop("name")

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

        _unit = d.pop("unit", UNSET)
        unit: KpiUnit | Unset
        if isinstance(_unit, Unset):
            unit = UNSET
        else:
            unit = check_kpi_unit(_unit)

        _direction = d.pop("direction", UNSET)
        direction: Direction | Unset
        if isinstance(_direction, Unset):
            direction = UNSET
        else:
            direction = check_direction(_direction)

        def _parse_target(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        target = _parse_target(d.pop("target", UNSET))

        def _parse_approaching(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        approaching = _parse_approaching(d.pop("approaching", UNSET))

        def _parse_improvement(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        improvement = _parse_improvement(d.pop("improvement", UNSET))

        def _parse_is_binding(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        is_binding = _parse_is_binding(d.pop("is_binding", UNSET))

        kpi_in = cls(
            source=source,
            confidence=confidence,
            contract=contract,
            standard=standard,
            name=name,
            note=note,
            replaces=replaces,
            unit=unit,
            direction=direction,
            target=target,
            approaching=approaching,
            improvement=improvement,
            is_binding=is_binding,
        )

        return kpi_in

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="StateCountsOut")


@_attrs_define
class StateCountsOut:
    """Counts of cells on a day by state.

    Attributes:
        on (datetime.date): The day.
        cells (int): All leaf scopes.
        full (int): Leaf scopes with full cover.
        partial (int): Leaf scopes with partial cover.
        urgent_only (int): Leaf scopes with cover for urgent cases only.
        none (int): Leaf scopes of which somebody said that nobody delivers them.
        ended (int): Leaf scopes whose recorded cover ended.
        unknown (int): Leaf scopes with insufficient evidence.
        assumed (int): Leaf scopes whose state is only assumed.
        stale (int): Leaf scopes without recent evidence.
        at_risk (int): Covered leaf scopes with any risk.
    """

    on: datetime.date
    cells: int
    full: int
    partial: int
    urgent_only: int
    none: int
    ended: int
    unknown: int
    assumed: int
    stale: int
    at_risk: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        on = self.on.isoformat()

        cells = self.cells

        full = self.full

        partial = self.partial

        urgent_only = self.urgent_only

        none = self.none

        ended = self.ended

        unknown = self.unknown

        assumed = self.assumed

        stale = self.stale

        at_risk = self.at_risk

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "on": on,
                "cells": cells,
                "full": full,
                "partial": partial,
                "urgent_only": urgent_only,
                "none": none,
                "ended": ended,
                "unknown": unknown,
                "assumed": assumed,
                "stale": stale,
                "at_risk": at_risk,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        on = datetime.date.fromisoformat(d.pop("on"))

        cells = d.pop("cells")

        full = d.pop("full")

        partial = d.pop("partial")

        urgent_only = d.pop("urgent_only")

        none = d.pop("none")

        ended = d.pop("ended")

        unknown = d.pop("unknown")

        assumed = d.pop("assumed")

        stale = d.pop("stale")

        at_risk = d.pop("at_risk")

        state_counts_out = cls(
            on=on,
            cells=cells,
            full=full,
            partial=partial,
            urgent_only=urgent_only,
            none=none,
            ended=ended,
            unknown=unknown,
            assumed=assumed,
            stale=stale,
            at_risk=at_risk,
        )

        state_counts_out.additional_properties = d
        return state_counts_out

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

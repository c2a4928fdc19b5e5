from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ImpactOut")


@_attrs_define
class ImpactOut:
    """Numbers of cells that the failed providers held, by outcome, over a run of days.

    Attributes:
        first_day (datetime.date): The first day of the run.
        last_day (datetime.date): The last day of the run.
        days (int): The number of days in the run.
        cells (int): The number of cells that the providers held on `began_on`.
        lost (int): The number that the providers no longer hold.
        at_risk (int): The number that no other provider holds.
        replaced (int): The number that others hold, at the former level or better.
        reduced (int): The number that others hold, at a lower level.
        open_ (int): The number without a provider: somebody says so, or the cover ended because a failed provider
            stopped and nothing is recorded since.
        unclear (int): The number of whose state on these days nothing is known.
    """

    first_day: datetime.date
    last_day: datetime.date
    days: int
    cells: int
    lost: int
    at_risk: int
    replaced: int
    reduced: int
    open_: int
    unclear: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        first_day = self.first_day.isoformat()

        last_day = self.last_day.isoformat()

        days = self.days

        cells = self.cells

        lost = self.lost

        at_risk = self.at_risk

        replaced = self.replaced

        reduced = self.reduced

        open_ = self.open_

        unclear = self.unclear

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "first_day": first_day,
                "last_day": last_day,
                "days": days,
                "cells": cells,
                "lost": lost,
                "at_risk": at_risk,
                "replaced": replaced,
                "reduced": reduced,
                "open": open_,
                "unclear": unclear,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        first_day = datetime.date.fromisoformat(d.pop("first_day"))

        last_day = datetime.date.fromisoformat(d.pop("last_day"))

        days = d.pop("days")

        cells = d.pop("cells")

        lost = d.pop("lost")

        at_risk = d.pop("at_risk")

        replaced = d.pop("replaced")

        reduced = d.pop("reduced")

        open_ = d.pop("open")

        unclear = d.pop("unclear")

        impact_out = cls(
            first_day=first_day,
            last_day=last_day,
            days=days,
            cells=cells,
            lost=lost,
            at_risk=at_risk,
            replaced=replaced,
            reduced=reduced,
            open_=open_,
            unclear=unclear,
        )

        impact_out.additional_properties = d
        return impact_out

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

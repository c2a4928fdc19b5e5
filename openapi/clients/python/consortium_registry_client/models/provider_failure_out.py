from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.lost_interval_out import LostIntervalOut
    from ..models.named_out import NamedOut


T = TypeVar("T", bound="ProviderFailureOut")


@_attrs_define
class ProviderFailureOut:
    """The result of a simulated failure of providers.

    Attributes:
        providers (list[NamedOut]): The failed providers.
        last_day (datetime.date): Their last day of service.
        first_day (datetime.date): The first day of the horizon.
        horizon_last_day (datetime.date): The last day of the horizon.
        lost (list[LostIntervalOut]): The intervals on which the state gets worse.
        kept (list[LostIntervalOut]): The intervals on which other contracts maintain the state.
        unclear (list[LostIntervalOut]): The intervals without a holder on record.
        authorities_affected (list[NamedOut]): The authorities with a lost interval.
        cells_lost (int): The number of cells with a lost interval.
        unknown_cells (int): The number of cells of all authorities whose state on the first day is unknown: they may be
            at risk without a word of it.
        all_cells (int): The number of cells of all authorities.
    """

    providers: list[NamedOut]
    last_day: datetime.date
    first_day: datetime.date
    horizon_last_day: datetime.date
    lost: list[LostIntervalOut]
    kept: list[LostIntervalOut]
    unclear: list[LostIntervalOut]
    authorities_affected: list[NamedOut]
    cells_lost: int
    unknown_cells: int
    all_cells: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        providers = []
        for providers_item_data in self.providers:
            providers_item = providers_item_data.to_dict()
            providers.append(providers_item)

        last_day = self.last_day.isoformat()

        first_day = self.first_day.isoformat()

        horizon_last_day = self.horizon_last_day.isoformat()

        lost = []
        for lost_item_data in self.lost:
            lost_item = lost_item_data.to_dict()
            lost.append(lost_item)

        kept = []
        for kept_item_data in self.kept:
            kept_item = kept_item_data.to_dict()
            kept.append(kept_item)

        unclear = []
        for unclear_item_data in self.unclear:
            unclear_item = unclear_item_data.to_dict()
            unclear.append(unclear_item)

        authorities_affected = []
        for authorities_affected_item_data in self.authorities_affected:
            authorities_affected_item = authorities_affected_item_data.to_dict()
            authorities_affected.append(authorities_affected_item)

        cells_lost = self.cells_lost

        unknown_cells = self.unknown_cells

        all_cells = self.all_cells

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "providers": providers,
                "last_day": last_day,
                "first_day": first_day,
                "horizon_last_day": horizon_last_day,
                "lost": lost,
                "kept": kept,
                "unclear": unclear,
                "authorities_affected": authorities_affected,
                "cells_lost": cells_lost,
                "unknown_cells": unknown_cells,
                "all_cells": all_cells,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.lost_interval_out import LostIntervalOut  # noqa: PLC0415
        from ..models.named_out import NamedOut  # noqa: PLC0415

        d = dict(src_dict)
        providers = []
        _providers = d.pop("providers")
        for providers_item_data in _providers:
            providers_item = NamedOut.from_dict(providers_item_data)

            providers.append(providers_item)

        last_day = datetime.date.fromisoformat(d.pop("last_day"))

        first_day = datetime.date.fromisoformat(d.pop("first_day"))

        horizon_last_day = datetime.date.fromisoformat(d.pop("horizon_last_day"))

        lost = []
        _lost = d.pop("lost")
        for lost_item_data in _lost:
            lost_item = LostIntervalOut.from_dict(lost_item_data)

            lost.append(lost_item)

        kept = []
        _kept = d.pop("kept")
        for kept_item_data in _kept:
            kept_item = LostIntervalOut.from_dict(kept_item_data)

            kept.append(kept_item)

        unclear = []
        _unclear = d.pop("unclear")
        for unclear_item_data in _unclear:
            unclear_item = LostIntervalOut.from_dict(unclear_item_data)

            unclear.append(unclear_item)

        authorities_affected = []
        _authorities_affected = d.pop("authorities_affected")
        for authorities_affected_item_data in _authorities_affected:
            authorities_affected_item = NamedOut.from_dict(authorities_affected_item_data)

            authorities_affected.append(authorities_affected_item)

        cells_lost = d.pop("cells_lost")

        unknown_cells = d.pop("unknown_cells")

        all_cells = d.pop("all_cells")

        provider_failure_out = cls(
            providers=providers,
            last_day=last_day,
            first_day=first_day,
            horizon_last_day=horizon_last_day,
            lost=lost,
            kept=kept,
            unclear=unclear,
            authorities_affected=authorities_affected,
            cells_lost=cells_lost,
            unknown_cells=unknown_cells,
            all_cells=all_cells,
        )

        provider_failure_out.additional_properties = d
        return provider_failure_out

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

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.named_out import NamedOut


T = TypeVar("T", bound="SummaryOut")


@_attrs_define
class SummaryOut:
    """A summary of the cover of an authority on a day.

    Attributes:
        authority (str): The code of the authority.
        authority_name (str): The name of the authority.
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
        data_until (datetime.date | None): The latest day on which any source speaks of the authority's cover.
        providers (list[NamedOut]): The providers on the day.
        next_end (datetime.date | None): The next day on which cover ends.
        next_end_scopes (list[str]): The scopes whose cover ends then.
    """

    authority: str
    authority_name: str
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
    data_until: datetime.date | None
    providers: list[NamedOut]
    next_end: datetime.date | None
    next_end_scopes: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        authority = self.authority

        authority_name = self.authority_name

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

        data_until: None | str
        if isinstance(self.data_until, datetime.date):
            data_until = self.data_until.isoformat()
        else:
            data_until = self.data_until

        providers = []
        for providers_item_data in self.providers:
            providers_item = providers_item_data.to_dict()
            providers.append(providers_item)

        next_end: None | str
        if isinstance(self.next_end, datetime.date):
            next_end = self.next_end.isoformat()
        else:
            next_end = self.next_end

        next_end_scopes = self.next_end_scopes

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "authority": authority,
                "authority_name": authority_name,
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
                "data_until": data_until,
                "providers": providers,
                "next_end": next_end,
                "next_end_scopes": next_end_scopes,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.named_out import NamedOut  # noqa: PLC0415

        d = dict(src_dict)
        authority = d.pop("authority")

        authority_name = d.pop("authority_name")

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

        def _parse_data_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                data_until_type_0 = datetime.date.fromisoformat(data)

                return data_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        data_until = _parse_data_until(d.pop("data_until"))

        providers = []
        _providers = d.pop("providers")
        for providers_item_data in _providers:
            providers_item = NamedOut.from_dict(providers_item_data)

            providers.append(providers_item)

        def _parse_next_end(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_end_type_0 = datetime.date.fromisoformat(data)

                return next_end_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        next_end = _parse_next_end(d.pop("next_end"))

        next_end_scopes = cast(list[str], d.pop("next_end_scopes"))

        summary_out = cls(
            authority=authority,
            authority_name=authority_name,
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
            data_until=data_until,
            providers=providers,
            next_end=next_end,
            next_end_scopes=next_end_scopes,
        )

        summary_out.additional_properties = d
        return summary_out

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

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.service_level import ServiceLevel, check_service_level
from ..models.substitute_out_nearness_type_0 import SubstituteOutNearnessType0, check_substitute_out_nearness_type_0
from ..models.substitute_out_route_open import SubstituteOutRouteOpen, check_substitute_out_route_open

T = TypeVar("T", bound="SubstituteOut")


@_attrs_define
class SubstituteOut:
    """A provider that holds scopes on a day, for some authority.

    Attributes:
        provider (str): The code of the provider.
        provider_name (None | str): The name of the provider.
        scopes (list[str]): The scopes that it holds.
        authorities (list[str]): The authorities that it serves with these scopes.
        nearness (None | SubstituteOutNearnessType0): With `near`, the nearest of these authorities: `own`, the
            authority itself; another of its integrated care board, of a `consortium` of it, or of its `region`; or one that
            is `elsewhere`, or of which neither is recorded. Boundaries are not recorded. Null without `near`.
        load (int): The number of authorities that it serves on the day, in any scope.
        level (ServiceLevel): The agreed extent of delivery of a scope, from lowest to highest.
        term_left (int | None): The days left until its last award of these ends; null if an end is unknown or open.
        next_end (datetime.date | None): The first last day of these awards; null if none is known.
        last_end (datetime.date | None): The latest last day of these; null if an end is unknown or open.
        route_open (SubstituteOutRouteOpen): Whether another authority could use one of its contracts: `no` if all are
            awards to their buyers alone, `unknown` if the record does not tell.
    """

    provider: str
    provider_name: None | str
    scopes: list[str]
    authorities: list[str]
    nearness: None | SubstituteOutNearnessType0
    load: int
    level: ServiceLevel
    term_left: int | None
    next_end: datetime.date | None
    last_end: datetime.date | None
    route_open: SubstituteOutRouteOpen
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        provider = self.provider

        provider_name: None | str
        provider_name = self.provider_name

        scopes = self.scopes

        authorities = self.authorities

        nearness: None | str
        if isinstance(self.nearness, str):
            nearness = self.nearness
        else:
            nearness = self.nearness

        load = self.load

        level: str = self.level

        term_left: int | None
        term_left = self.term_left

        next_end: None | str
        if isinstance(self.next_end, datetime.date):
            next_end = self.next_end.isoformat()
        else:
            next_end = self.next_end

        last_end: None | str
        if isinstance(self.last_end, datetime.date):
            last_end = self.last_end.isoformat()
        else:
            last_end = self.last_end

        route_open: str = self.route_open

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "provider": provider,
                "provider_name": provider_name,
                "scopes": scopes,
                "authorities": authorities,
                "nearness": nearness,
                "load": load,
                "level": level,
                "term_left": term_left,
                "next_end": next_end,
                "last_end": last_end,
                "route_open": route_open,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        provider = d.pop("provider")

        def _parse_provider_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        provider_name = _parse_provider_name(d.pop("provider_name"))

        scopes = cast(list[str], d.pop("scopes"))

        authorities = cast(list[str], d.pop("authorities"))

        def _parse_nearness(data: object) -> None | SubstituteOutNearnessType0:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                nearness_type_0 = check_substitute_out_nearness_type_0(data)

                return nearness_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | SubstituteOutNearnessType0, data)

        nearness = _parse_nearness(d.pop("nearness"))

        load = d.pop("load")

        level = check_service_level(d.pop("level"))

        def _parse_term_left(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        term_left = _parse_term_left(d.pop("term_left"))

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

        def _parse_last_end(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_end_type_0 = datetime.date.fromisoformat(data)

                return last_end_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        last_end = _parse_last_end(d.pop("last_end"))

        route_open = check_substitute_out_route_open(d.pop("route_open"))

        substitute_out = cls(
            provider=provider,
            provider_name=provider_name,
            scopes=scopes,
            authorities=authorities,
            nearness=nearness,
            load=load,
            level=level,
            term_left=term_left,
            next_end=next_end,
            last_end=last_end,
            route_open=route_open,
        )

        substitute_out.additional_properties = d
        return substitute_out

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

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.service_level import ServiceLevel, check_service_level
from ..models.substitute_out_route_open import SubstituteOutRouteOpen, check_substitute_out_route_open

T = TypeVar("T", bound="SubstituteOut")


@_attrs_define
class SubstituteOut:
    """A provider that holds scopes on a day, for some authority.

    Attributes:
        provider (str): The code of the provider.
        provider_name (None | str): The name of the provider.
        scopes (list[str]): The scopes that it holds.
        authorities (list[str]): The authorities that it serves.
        level (ServiceLevel): The agreed extent of delivery of a scope, from lowest to highest.
        term_left (int | None): The days left until its last award of these ends; null if an end is unknown or open.
        route_open (SubstituteOutRouteOpen): Whether another authority could use one of its contracts: `no` if all are
            awards to their buyers alone, `unknown` if the record does not tell.
    """

    provider: str
    provider_name: None | str
    scopes: list[str]
    authorities: list[str]
    level: ServiceLevel
    term_left: int | None
    route_open: SubstituteOutRouteOpen
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        provider = self.provider

        provider_name: None | str
        provider_name = self.provider_name

        scopes = self.scopes

        authorities = self.authorities

        level: str = self.level

        term_left: int | None
        term_left = self.term_left

        route_open: str = self.route_open

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "provider": provider,
                "provider_name": provider_name,
                "scopes": scopes,
                "authorities": authorities,
                "level": level,
                "term_left": term_left,
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

        level = check_service_level(d.pop("level"))

        def _parse_term_left(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        term_left = _parse_term_left(d.pop("term_left"))

        route_open = check_substitute_out_route_open(d.pop("route_open"))

        substitute_out = cls(
            provider=provider,
            provider_name=provider_name,
            scopes=scopes,
            authorities=authorities,
            level=level,
            term_left=term_left,
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

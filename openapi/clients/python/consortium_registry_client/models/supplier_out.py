from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.match_basis import MatchBasis, check_match_basis

T = TypeVar("T", bound="SupplierOut")


@_attrs_define
class SupplierOut:
    """A supplier as the source names it, and the provider that it is.

    Attributes:
        name (str): Name as published; `[erased]` if it was erased.
        number (None | str): Number as published.
        scheme (None | str): Register of the number, such as `GB-COH` or `GB-CHC`.
        provider (None | str): Code of the provider; null if it is not matched to one.
        provider_name (None | str): Name of the provider on the day.
        matched_by (MatchBasis | None): `number`, `decision` or `contract`; null if it is not matched.
    """

    name: str
    number: None | str
    scheme: None | str
    provider: None | str
    provider_name: None | str
    matched_by: MatchBasis | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        number: None | str
        number = self.number

        scheme: None | str
        scheme = self.scheme

        provider: None | str
        provider = self.provider

        provider_name: None | str
        provider_name = self.provider_name

        matched_by: None | str
        if isinstance(self.matched_by, str):
            matched_by = self.matched_by
        else:
            matched_by = self.matched_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "number": number,
                "scheme": scheme,
                "provider": provider,
                "provider_name": provider_name,
                "matched_by": matched_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        def _parse_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        number = _parse_number(d.pop("number"))

        def _parse_scheme(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        scheme = _parse_scheme(d.pop("scheme"))

        def _parse_provider(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        provider = _parse_provider(d.pop("provider"))

        def _parse_provider_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        provider_name = _parse_provider_name(d.pop("provider_name"))

        def _parse_matched_by(data: object) -> MatchBasis | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                matched_by_type_0 = check_match_basis(data)

                return matched_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MatchBasis | None, data)

        matched_by = _parse_matched_by(d.pop("matched_by"))

        supplier_out = cls(
            name=name,
            number=number,
            scheme=scheme,
            provider=provider,
            provider_name=provider_name,
            matched_by=matched_by,
        )

        supplier_out.additional_properties = d
        return supplier_out

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

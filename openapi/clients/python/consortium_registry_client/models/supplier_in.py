from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SupplierIn")


@_attrs_define
class SupplierIn:
    """A supplier as the source names it, whether or not it is a provider that is on record.

    Attributes:
        name (str): Name as published; of a sole trader the trading name, never a person's.
        number (None | str | Unset): Number as published, such as a company number.
        scheme (None | str | Unset): Register of the number, such as `GB-COH` or `GB-CHC`.
    """

    name: str
    number: None | str | Unset = UNSET
    scheme: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        number: None | str | Unset
        if isinstance(self.number, Unset):
            number = UNSET
        else:
            number = self.number

        scheme: None | str | Unset
        if isinstance(self.scheme, Unset):
            scheme = UNSET
        else:
            scheme = self.scheme

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if number is not UNSET:
            field_dict["number"] = number
        if scheme is not UNSET:
            field_dict["scheme"] = scheme

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        def _parse_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        number = _parse_number(d.pop("number", UNSET))

        def _parse_scheme(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        scheme = _parse_scheme(d.pop("scheme", UNSET))

        supplier_in = cls(
            name=name,
            number=number,
            scheme=scheme,
        )

        return supplier_in

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="IdentifierIn")


@_attrs_define
class IdentifierIn:
    """An identifier that a register gave to a thing.

    Attributes:
        scheme (str): The register: an org-id.guide code, or GSS.
        id (str): The identifier as the register spells it.
    """

    scheme: str
    id: str

    def to_dict(self) -> dict[str, Any]:
        scheme = self.scheme

        id = self.id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "scheme": scheme,
                "id": id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        scheme = d.pop("scheme")

        id = d.pop("id")

        identifier_in = cls(
            scheme=scheme,
            id=id,
        )

        return identifier_in

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="MappedColumnIn")


@_attrs_define
class MappedColumnIn:
    """A column of the registers of a publisher, and its field.

    Attributes:
        heading (str): Heading of the column, without regard to case and spaces; or its letter, if no column has such a
            heading.
        field (None | str | Unset): Field of the column, such as `first_day`, as `columns` of an import names it;
            without one, the column is not read.
    """

    heading: str
    field: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        heading = self.heading

        field: None | str | Unset
        if isinstance(self.field, Unset):
            field = UNSET
        else:
            field = self.field

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "heading": heading,
            }
        )
        if field is not UNSET:
            field_dict["field"] = field

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        heading = d.pop("heading")

        def _parse_field(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        field = _parse_field(d.pop("field", UNSET))

        mapped_column_in = cls(
            heading=heading,
            field=field,
        )

        return mapped_column_in

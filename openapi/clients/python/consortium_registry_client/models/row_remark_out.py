from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="RowRemarkOut")


@_attrs_define
class RowRemarkOut:
    """A remark on a row, which does not refuse it.

    Attributes:
        row (int): The row number in a spreadsheet.
        code (str): The kind of remark; kebab-case, stable.
        detail (str): The finding, in words.
        suggested (list[str]): Providers with exactly this name; none is chosen.
    """

    row: int
    code: str
    detail: str
    suggested: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        row = self.row

        code = self.code

        detail = self.detail

        suggested = self.suggested

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "row": row,
                "code": code,
                "detail": detail,
                "suggested": suggested,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        row = d.pop("row")

        code = d.pop("code")

        detail = d.pop("detail")

        suggested = cast(list[str], d.pop("suggested"))

        row_remark_out = cls(
            row=row,
            code=code,
            detail=detail,
            suggested=suggested,
        )

        row_remark_out.additional_properties = d
        return row_remark_out

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

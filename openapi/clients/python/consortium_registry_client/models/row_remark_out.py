from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="RowRemarkOut")


@_attrs_define
class RowRemarkOut:
    """A remark on a row or on the file, which does not refuse it.

    Attributes:
        row (int | None): The row number in a spreadsheet; null for the file.
        column (None | str): The column letter; null for the row or file as a whole.
        field (None | str): The field of the column.
        text (None | str): The beginning of the cell; null where it may be personal data.
        code (str): The kind of remark; kebab-case, stable.
        detail (str): The finding, in words.
        suggested (list[str]): Providers with exactly this name; none is chosen.
    """

    row: int | None
    column: None | str
    field: None | str
    text: None | str
    code: str
    detail: str
    suggested: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        row: int | None
        row = self.row

        column: None | str
        column = self.column

        field: None | str
        field = self.field

        text: None | str
        text = self.text

        code = self.code

        detail = self.detail

        suggested = self.suggested

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "row": row,
                "column": column,
                "field": field,
                "text": text,
                "code": code,
                "detail": detail,
                "suggested": suggested,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_row(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        row = _parse_row(d.pop("row"))

        def _parse_column(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        column = _parse_column(d.pop("column"))

        def _parse_field(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        field = _parse_field(d.pop("field"))

        def _parse_text(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        text = _parse_text(d.pop("text"))

        code = d.pop("code")

        detail = d.pop("detail")

        suggested = cast(list[str], d.pop("suggested"))

        row_remark_out = cls(
            row=row,
            column=column,
            field=field,
            text=text,
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

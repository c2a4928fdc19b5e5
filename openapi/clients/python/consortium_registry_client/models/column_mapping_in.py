from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence, check_confidence
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.mapped_column_in import MappedColumnIn


T = TypeVar("T", bound="ColumnMappingIn")


@_attrs_define
class ColumnMappingIn:
    """The meaning of the columns of a publisher's registers, where their headings do not tell.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        columns (list[MappedColumnIn]): The columns; others keep their meaning.
        note (None | str | Unset): A remark, without personal data.
    """

    source: str
    confidence: Confidence
    columns: list[MappedColumnIn]
    note: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence: str = self.confidence

        columns = []
        for columns_item_data in self.columns:
            columns_item = columns_item_data.to_dict()
            columns.append(columns_item)

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "confidence": confidence,
                "columns": columns,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.mapped_column_in import MappedColumnIn  # noqa: PLC0415

        d = dict(src_dict)
        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        columns = []
        _columns = d.pop("columns")
        for columns_item_data in _columns:
            columns_item = MappedColumnIn.from_dict(columns_item_data)

            columns.append(columns_item)

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        column_mapping_in = cls(
            source=source,
            confidence=confidence,
            columns=columns,
            note=note,
        )

        return column_mapping_in

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.confidence import Confidence, check_confidence

if TYPE_CHECKING:
    from ..models.mapped_column_out import MappedColumnOut


T = TypeVar("T", bound="ColumnMappingOut")


@_attrs_define
class ColumnMappingOut:
    """The meaning of the columns of a publisher's registers.

    Attributes:
        publisher (str): Code of the authority that publishes them.
        publisher_name (None | str): Its name today.
        columns (list[MappedColumnOut]): The columns.
        fact (str): Id of the fact: the value for `If-Match`.
        source (str): Code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
        note (None | str): A remark.
    """

    publisher: str
    publisher_name: None | str
    columns: list[MappedColumnOut]
    fact: str
    source: str
    confidence: Confidence
    note: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        publisher = self.publisher

        publisher_name: None | str
        publisher_name = self.publisher_name

        columns = []
        for columns_item_data in self.columns:
            columns_item = columns_item_data.to_dict()
            columns.append(columns_item)

        fact = self.fact

        source = self.source

        confidence: str = self.confidence

        note: None | str
        note = self.note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "publisher": publisher,
                "publisher_name": publisher_name,
                "columns": columns,
                "fact": fact,
                "source": source,
                "confidence": confidence,
                "note": note,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.mapped_column_out import MappedColumnOut  # noqa: PLC0415

        d = dict(src_dict)
        publisher = d.pop("publisher")

        def _parse_publisher_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        publisher_name = _parse_publisher_name(d.pop("publisher_name"))

        columns = []
        _columns = d.pop("columns")
        for columns_item_data in _columns:
            columns_item = MappedColumnOut.from_dict(columns_item_data)

            columns.append(columns_item)

        fact = d.pop("fact")

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        column_mapping_out = cls(
            publisher=publisher,
            publisher_name=publisher_name,
            columns=columns,
            fact=fact,
            source=source,
            confidence=confidence,
            note=note,
        )

        column_mapping_out.additional_properties = d
        return column_mapping_out

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

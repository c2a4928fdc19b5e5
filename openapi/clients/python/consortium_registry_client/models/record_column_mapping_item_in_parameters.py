from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="RecordColumnMappingItemInParameters")


@_attrs_define
class RecordColumnMappingItemInParameters:
    """The values in the path of the operation.

    Attributes:
        publisher (str): The authority that publishes the registers, by code or identifier.
    """

    publisher: str

    def to_dict(self) -> dict[str, Any]:
        publisher = self.publisher

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "publisher": publisher,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        publisher = d.pop("publisher")

        record_column_mapping_item_in_parameters = cls(
            publisher=publisher,
        )

        return record_column_mapping_item_in_parameters

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="RecordNoticeItemInParameters")


@_attrs_define
class RecordNoticeItemInParameters:
    """The values in the path of the operation.

    Attributes:
        reference (str): The contract's reference, or any of its identifiers.
    """

    reference: str

    def to_dict(self) -> dict[str, Any]:
        reference = self.reference

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reference": reference,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reference = d.pop("reference")

        record_notice_item_in_parameters = cls(
            reference=reference,
        )

        return record_notice_item_in_parameters

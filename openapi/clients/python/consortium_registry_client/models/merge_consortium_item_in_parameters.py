from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="MergeConsortiumItemInParameters")


@_attrs_define
class MergeConsortiumItemInParameters:
    """The values in the path of the operation.

    Attributes:
        code (str): The code that is given up, or any identifier.
    """

    code: str

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        merge_consortium_item_in_parameters = cls(
            code=code,
        )

        return merge_consortium_item_in_parameters

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="DecideSuggestionItemInParameters")


@_attrs_define
class DecideSuggestionItemInParameters:
    """The values in the path of the operation.

    Attributes:
        id (str): Id of the suggestion.
    """

    id: str

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        decide_suggestion_item_in_parameters = cls(
            id=id,
        )

        return decide_suggestion_item_in_parameters

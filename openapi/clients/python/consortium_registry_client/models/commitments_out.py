from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.commitments_out_texts import CommitmentsOutTexts


T = TypeVar("T", bound="CommitmentsOut")


@_attrs_define
class CommitmentsOut:
    """SHA-256 of each salt followed by what it salts.

    Attributes:
        content (str): Commitment to `content`.
        texts (CommitmentsOutTexts): Commitment to each free text, by its path.
    """

    content: str
    texts: CommitmentsOutTexts
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        content = self.content

        texts = self.texts.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "content": content,
                "texts": texts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.commitments_out_texts import CommitmentsOutTexts  # noqa: PLC0415

        d = dict(src_dict)
        content = d.pop("content")

        texts = CommitmentsOutTexts.from_dict(d.pop("texts"))

        commitments_out = cls(
            content=content,
            texts=texts,
        )

        commitments_out.additional_properties = d
        return commitments_out

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

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.kept_release_out_content import KeptReleaseOutContent


T = TypeVar("T", bound="KeptReleaseOut")


@_attrs_define
class KeptReleaseOut:
    """A release as published, without personal data.

    Attributes:
        id (str): The id of the release in its process.
        published_at (datetime.datetime): The date of the release.
        hash_ (None | str): SHA-256 of the canonical JSON of the release as received; null after a text of it was
            erased.
        publisher (None | str): The publisher that the package names.
        recorded_at (datetime.datetime): The moment of the import.
        author (str): The system that imported it.
        content (KeptReleaseOutContent): The release without personal data.
    """

    id: str
    published_at: datetime.datetime
    hash_: None | str
    publisher: None | str
    recorded_at: datetime.datetime
    author: str
    content: KeptReleaseOutContent
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        published_at = self.published_at.isoformat()

        hash_: None | str
        hash_ = self.hash_

        publisher: None | str
        publisher = self.publisher

        recorded_at = self.recorded_at.isoformat()

        author = self.author

        content = self.content.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "published_at": published_at,
                "hash": hash_,
                "publisher": publisher,
                "recorded_at": recorded_at,
                "author": author,
                "content": content,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.kept_release_out_content import KeptReleaseOutContent  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        published_at = datetime.datetime.fromisoformat(d.pop("published_at"))

        def _parse_hash_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        hash_ = _parse_hash_(d.pop("hash"))

        def _parse_publisher(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        publisher = _parse_publisher(d.pop("publisher"))

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        author = d.pop("author")

        content = KeptReleaseOutContent.from_dict(d.pop("content"))

        kept_release_out = cls(
            id=id,
            published_at=published_at,
            hash_=hash_,
            publisher=publisher,
            recorded_at=recorded_at,
            author=author,
            content=content,
        )

        kept_release_out.additional_properties = d
        return kept_release_out

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

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.found_out_kind import FoundOutKind, check_found_out_kind

T = TypeVar("T", bound="FoundOut")


@_attrs_define
class FoundOut:
    """A thing that a search found.

    Attributes:
        kind (FoundOutKind): The kind of thing.
        code (str): Its code; the id of the fact of a notice.
        name (str): Its name or title on the day.
        text (str): The name or identifier that is most like what was searched for.
        score (int): How much its words are like those of `q`, 0 to 100; 100: all words are the same.
        link (str): The path of the thing; of a notice, its contract.
    """

    kind: FoundOutKind
    code: str
    name: str
    text: str
    score: int
    link: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        code = self.code

        name = self.name

        text = self.text

        score = self.score

        link = self.link

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "code": code,
                "name": name,
                "text": text,
                "score": score,
                "link": link,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_found_out_kind(d.pop("kind"))

        code = d.pop("code")

        name = d.pop("name")

        text = d.pop("text")

        score = d.pop("score")

        link = d.pop("link")

        found_out = cls(
            kind=kind,
            code=code,
            name=name,
            text=text,
            score=score,
            link=link,
        )

        found_out.additional_properties = d
        return found_out

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

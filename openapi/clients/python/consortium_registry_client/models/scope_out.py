from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.confidence import Confidence, check_confidence

T = TypeVar("T", bound="ScopeOut")


@_attrs_define
class ScopeOut:
    """A service scope.

    Attributes:
        code (str): Code of the scope.
        title (str): Title of the scope.
        parent (None | str): Code of the scope above; null for a root.
        leaves (list[str]): Codes of the leaves below it, for which cover is computed; a leaf lists itself.
        duty (None | str): The statutory duty behind a leaf.
        description (None | str): Contents of the scope.
        fact (str): Id of the fact with these details.
        source (str): Code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
    """

    code: str
    title: str
    parent: None | str
    leaves: list[str]
    duty: None | str
    description: None | str
    fact: str
    source: str
    confidence: Confidence
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        title = self.title

        parent: None | str
        parent = self.parent

        leaves = self.leaves

        duty: None | str
        duty = self.duty

        description: None | str
        description = self.description

        fact = self.fact

        source = self.source

        confidence: str = self.confidence

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "title": title,
                "parent": parent,
                "leaves": leaves,
                "duty": duty,
                "description": description,
                "fact": fact,
                "source": source,
                "confidence": confidence,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        title = d.pop("title")

        def _parse_parent(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        parent = _parse_parent(d.pop("parent"))

        leaves = cast(list[str], d.pop("leaves"))

        def _parse_duty(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        duty = _parse_duty(d.pop("duty"))

        def _parse_description(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        description = _parse_description(d.pop("description"))

        fact = d.pop("fact")

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        scope_out = cls(
            code=code,
            title=title,
            parent=parent,
            leaves=leaves,
            duty=duty,
            description=description,
            fact=fact,
            source=source,
            confidence=confidence,
        )

        scope_out.additional_properties = d
        return scope_out

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

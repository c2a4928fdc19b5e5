from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.claim_out import ClaimOut


T = TypeVar("T", bound="ConflictOut")


@_attrs_define
class ConflictOut:
    """A question on which sources disagree, with the value used and the reasons.

    Attributes:
        topic (str): Identifier of the question.
        about (list[str]): The things concerned, as `thing:code`.
        claims (list[ClaimOut]): All claims on the question.
        is_open (bool): True while a claim is undecided.
        used (list[str]): Values of the accepted claims, which the registry uses.
        why (list[str]): Reasons of the decisions.
    """

    topic: str
    about: list[str]
    claims: list[ClaimOut]
    is_open: bool
    used: list[str]
    why: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        topic = self.topic

        about = self.about

        claims = []
        for claims_item_data in self.claims:
            claims_item = claims_item_data.to_dict()
            claims.append(claims_item)

        is_open = self.is_open

        used = self.used

        why = self.why

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "topic": topic,
                "about": about,
                "claims": claims,
                "is_open": is_open,
                "used": used,
                "why": why,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.claim_out import ClaimOut  # noqa: PLC0415

        d = dict(src_dict)
        topic = d.pop("topic")

        about = cast(list[str], d.pop("about"))

        claims = []
        _claims = d.pop("claims")
        for claims_item_data in _claims:
            claims_item = ClaimOut.from_dict(claims_item_data)

            claims.append(claims_item)

        is_open = d.pop("is_open")

        used = cast(list[str], d.pop("used"))

        why = cast(list[str], d.pop("why"))

        conflict_out = cls(
            topic=topic,
            about=about,
            claims=claims,
            is_open=is_open,
            used=used,
            why=why,
        )

        conflict_out.additional_properties = d
        return conflict_out

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

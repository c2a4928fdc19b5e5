from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.confidence import Confidence, check_confidence

if TYPE_CHECKING:
    from ..models.claim_out import ClaimOut


T = TypeVar("T", bound="ConsortiumOut")


@_attrs_define
class ConsortiumOut:
    """A consortium with its details on a day.

    Attributes:
        code (str): Code of the consortium.
        name (str): Name of the consortium.
        aliases (list[str]): Other names used by sources.
        description (None | str): Procurement arrangement of the consortium.
        members (int): Number of members on record for the day.
        claims (list[ClaimOut]): Claims of sources about it, for example about its size.
        fact (str): Id of the fact with these details.
        source (str): Code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
    """

    code: str
    name: str
    aliases: list[str]
    description: None | str
    members: int
    claims: list[ClaimOut]
    fact: str
    source: str
    confidence: Confidence
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        name = self.name

        aliases = self.aliases

        description: None | str
        description = self.description

        members = self.members

        claims = []
        for claims_item_data in self.claims:
            claims_item = claims_item_data.to_dict()
            claims.append(claims_item)

        fact = self.fact

        source = self.source

        confidence: str = self.confidence

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "name": name,
                "aliases": aliases,
                "description": description,
                "members": members,
                "claims": claims,
                "fact": fact,
                "source": source,
                "confidence": confidence,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.claim_out import ClaimOut  # noqa: PLC0415

        d = dict(src_dict)
        code = d.pop("code")

        name = d.pop("name")

        aliases = cast(list[str], d.pop("aliases"))

        def _parse_description(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        description = _parse_description(d.pop("description"))

        members = d.pop("members")

        claims = []
        _claims = d.pop("claims")
        for claims_item_data in _claims:
            claims_item = ClaimOut.from_dict(claims_item_data)

            claims.append(claims_item)

        fact = d.pop("fact")

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        consortium_out = cls(
            code=code,
            name=name,
            aliases=aliases,
            description=description,
            members=members,
            claims=claims,
            fact=fact,
            source=source,
            confidence=confidence,
        )

        consortium_out.additional_properties = d
        return consortium_out

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

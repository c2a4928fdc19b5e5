from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.suggestion_kind import SuggestionKind, check_suggestion_kind

T = TypeVar("T", bound="SuggestionOut")


@_attrs_define
class SuggestionOut:
    """Two things that may be the same, because their names are equal.

    A supplier and a provider, a buyer and an authority, or two providers.

        Attributes:
            id (str): Id of the suggestion, for the decision.
            kind (SuggestionKind): The two things that may be the same.
            name (str): Name as published, or of the first provider.
            number (None | str): Number of the supplier or the buyer as published.
            scheme (None | str): Register of that number.
            provider (None | str): Code of the provider that the supplier may be; of duplicates, the one that would be
                merged.
            provider_name (None | str): Name of that provider today.
            other (None | str): Code of the provider into which it would be merged.
            other_name (None | str): Name of the other provider today.
            authority (None | str): Code of the authority that the buyer may be.
            authority_name (None | str): Name of that authority today.
            source (None | str): Code of the source that names the buyer.
            contracts (int): Number of contracts with the supplier in their details.
            contract (None | str): Reference of one of these contracts, for comparison.
    """

    id: str
    kind: SuggestionKind
    name: str
    number: None | str
    scheme: None | str
    provider: None | str
    provider_name: None | str
    other: None | str
    other_name: None | str
    authority: None | str
    authority_name: None | str
    source: None | str
    contracts: int
    contract: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        kind: str = self.kind

        name = self.name

        number: None | str
        number = self.number

        scheme: None | str
        scheme = self.scheme

        provider: None | str
        provider = self.provider

        provider_name: None | str
        provider_name = self.provider_name

        other: None | str
        other = self.other

        other_name: None | str
        other_name = self.other_name

        authority: None | str
        authority = self.authority

        authority_name: None | str
        authority_name = self.authority_name

        source: None | str
        source = self.source

        contracts = self.contracts

        contract: None | str
        contract = self.contract

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "name": name,
                "number": number,
                "scheme": scheme,
                "provider": provider,
                "provider_name": provider_name,
                "other": other,
                "other_name": other_name,
                "authority": authority,
                "authority_name": authority_name,
                "source": source,
                "contracts": contracts,
                "contract": contract,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        kind = check_suggestion_kind(d.pop("kind"))

        name = d.pop("name")

        def _parse_number(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        number = _parse_number(d.pop("number"))

        def _parse_scheme(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        scheme = _parse_scheme(d.pop("scheme"))

        def _parse_provider(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        provider = _parse_provider(d.pop("provider"))

        def _parse_provider_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        provider_name = _parse_provider_name(d.pop("provider_name"))

        def _parse_other(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        other = _parse_other(d.pop("other"))

        def _parse_other_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        other_name = _parse_other_name(d.pop("other_name"))

        def _parse_authority(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        authority = _parse_authority(d.pop("authority"))

        def _parse_authority_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        authority_name = _parse_authority_name(d.pop("authority_name"))

        def _parse_source(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        source = _parse_source(d.pop("source"))

        contracts = d.pop("contracts")

        def _parse_contract(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        contract = _parse_contract(d.pop("contract"))

        suggestion_out = cls(
            id=id,
            kind=kind,
            name=name,
            number=number,
            scheme=scheme,
            provider=provider,
            provider_name=provider_name,
            other=other,
            other_name=other_name,
            authority=authority,
            authority_name=authority_name,
            source=source,
            contracts=contracts,
            contract=contract,
        )

        suggestion_out.additional_properties = d
        return suggestion_out

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

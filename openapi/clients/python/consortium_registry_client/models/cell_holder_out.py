from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.purpose import Purpose, check_purpose

T = TypeVar("T", bound="CellHolderOut")


@_attrs_define
class CellHolderOut:
    """A contract that holds a cell on the day, with its purpose.

    Attributes:
        contract (str): The reference of the contract.
        contract_title (str): The title of the contract on the day.
        provider (None | str): The code of the provider; null if it is not public.
        provider_name (None | str): The name of the provider on the day.
        purpose (Purpose): The intended duration of a contract: lasting, or bridging a gap.
    """

    contract: str
    contract_title: str
    provider: None | str
    provider_name: None | str
    purpose: Purpose
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        contract = self.contract

        contract_title = self.contract_title

        provider: None | str
        provider = self.provider

        provider_name: None | str
        provider_name = self.provider_name

        purpose: str = self.purpose

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "contract": contract,
                "contract_title": contract_title,
                "provider": provider,
                "provider_name": provider_name,
                "purpose": purpose,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        contract = d.pop("contract")

        contract_title = d.pop("contract_title")

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

        purpose = check_purpose(d.pop("purpose"))

        cell_holder_out = cls(
            contract=contract,
            contract_title=contract_title,
            provider=provider,
            provider_name=provider_name,
            purpose=purpose,
        )

        cell_holder_out.additional_properties = d
        return cell_holder_out

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

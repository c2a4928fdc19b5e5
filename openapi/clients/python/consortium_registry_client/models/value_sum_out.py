from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.value_basis import ValueBasis, check_value_basis
from ..models.vat import Vat, check_vat

T = TypeVar("T", bound="ValueSumOut")


@_attrs_define
class ValueSumOut:
    """The sum of contract values with equal basis, VAT and currency.

    Attributes:
        basis (ValueBasis): The period or part of a contract that an amount of money refers to.
        vat (Vat): Inclusion of value added tax in an amount.
        currency (str): The currency of the values.
        amount (str): The sum, as text with two decimals.
        contracts (list[str]): The references of the contracts in the sum.
    """

    basis: ValueBasis
    vat: Vat
    currency: str
    amount: str
    contracts: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        basis: str = self.basis

        vat: str = self.vat

        currency = self.currency

        amount = self.amount

        contracts = self.contracts

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "basis": basis,
                "vat": vat,
                "currency": currency,
                "amount": amount,
                "contracts": contracts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        basis = check_value_basis(d.pop("basis"))

        vat = check_vat(d.pop("vat"))

        currency = d.pop("currency")

        amount = d.pop("amount")

        contracts = cast(list[str], d.pop("contracts"))

        value_sum_out = cls(
            basis=basis,
            vat=vat,
            currency=currency,
            amount=amount,
            contracts=contracts,
        )

        value_sum_out.additional_properties = d
        return value_sum_out

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

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.value_basis import ValueBasis, check_value_basis
from ..models.vat import Vat, check_vat

T = TypeVar("T", bound="ValueCountOut")


@_attrs_define
class ValueCountOut:
    """The sum of the values of contracts that have the same basis and VAT treatment.

    Attributes:
        basis (ValueBasis): The period or part of a contract that an amount of money refers to.
        vat (Vat): Inclusion of value added tax in an amount.
        contracts (int): Number of contracts with such a value.
        amount (str): Their sum in pounds with two decimals, as text.
    """

    basis: ValueBasis
    vat: Vat
    contracts: int
    amount: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        basis: str = self.basis

        vat: str = self.vat

        contracts = self.contracts

        amount = self.amount

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "basis": basis,
                "vat": vat,
                "contracts": contracts,
                "amount": amount,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        basis = check_value_basis(d.pop("basis"))

        vat = check_vat(d.pop("vat"))

        contracts = d.pop("contracts")

        amount = d.pop("amount")

        value_count_out = cls(
            basis=basis,
            vat=vat,
            contracts=contracts,
            amount=amount,
        )

        value_count_out.additional_properties = d
        return value_count_out

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

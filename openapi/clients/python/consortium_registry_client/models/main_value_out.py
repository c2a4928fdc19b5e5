from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.value_basis import ValueBasis, check_value_basis
from ..models.vat import Vat, check_vat

T = TypeVar("T", bound="MainValueOut")


@_attrs_define
class MainValueOut:
    """The amount that says most about a whole contract.

    Attributes:
        amount (str): Amount in pounds with two decimals, as text.
        currency (str): Currency: always GBP.
        basis (ValueBasis): The period or part of a contract that an amount of money refers to.
        vat (Vat): Inclusion of value added tax in an amount.
    """

    amount: str
    currency: str
    basis: ValueBasis
    vat: Vat
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        amount = self.amount

        currency = self.currency

        basis: str = self.basis

        vat: str = self.vat

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "amount": amount,
                "currency": currency,
                "basis": basis,
                "vat": vat,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        amount = d.pop("amount")

        currency = d.pop("currency")

        basis = check_value_basis(d.pop("basis"))

        vat = check_vat(d.pop("vat"))

        main_value_out = cls(
            amount=amount,
            currency=currency,
            basis=basis,
            vat=vat,
        )

        main_value_out.additional_properties = d
        return main_value_out

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

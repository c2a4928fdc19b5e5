from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar, cast

from attrs import define as _attrs_define

from ..models.value_basis import ValueBasis, check_value_basis
from ..models.vat import Vat, check_vat
from ..types import UNSET, Unset

T = TypeVar("T", bound="ValueIn")


@_attrs_define
class ValueIn:
    """An amount of money, with its meaning and VAT treatment.

    Attributes:
        amount (str): Money as text with two decimals, so that nothing rounds it.
        basis (ValueBasis): The period or part of a contract that an amount of money refers to.
        currency (Literal['GBP'] | Unset): Currency: always GBP. Default: 'GBP'.
        vat (Vat | Unset): Inclusion of value added tax in an amount.
        note (None | str | Unset): A remark, without personal data.
    """

    amount: str
    basis: ValueBasis
    currency: Literal["GBP"] | Unset = "GBP"
    vat: Vat | Unset = UNSET
    note: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        amount = self.amount

        basis: str = self.basis

        currency = self.currency

        vat: str | Unset = UNSET
        if not isinstance(self.vat, Unset):
            vat = self.vat

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "amount": amount,
                "basis": basis,
            }
        )
        if currency is not UNSET:
            field_dict["currency"] = currency
        if vat is not UNSET:
            field_dict["vat"] = vat
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        amount = d.pop("amount")

        basis = check_value_basis(d.pop("basis"))

        currency = cast(Literal["GBP"] | Unset, d.pop("currency", UNSET))
        if currency != "GBP" and not isinstance(currency, Unset):
            raise ValueError(f"currency must match const 'GBP', got '{currency}'")

        _vat = d.pop("vat", UNSET)
        vat: Vat | Unset
        if isinstance(_vat, Unset):
            vat = UNSET
        else:
            vat = check_vat(_vat)

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        value_in = cls(
            amount=amount,
            basis=basis,
            currency=currency,
            vat=vat,
            note=note,
        )

        return value_in

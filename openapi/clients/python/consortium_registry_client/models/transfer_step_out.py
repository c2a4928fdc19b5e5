from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.day_basis import DayBasis, check_day_basis

T = TypeVar("T", bound="TransferStepOut")


@_attrs_define
class TransferStepOut:
    """A step of a data transfer.

    Attributes:
        step (str): The kind of step.
        day (datetime.date): The day of the step.
        day_basis (DayBasis): The evidence for the day of something that happened.
        fact (str): The id of the fact that records the step.
        source (str): The code of the source.
        by (None | str): The party that blocks or unblocks the transfer.
        amount (None | str): The fee asked or paid, with two decimals.
        currency (Literal['GBP']): The currency of the amount. Default: 'GBP'.
        negotiable (bool | None): True if the fee could be negotiated.
        before_data (bool | None): True if the fee was asked before any data was released.
        records (int | None): The number of records received, or found to be right.
        missing (int | None): The number of records found to be missing or wrong.
    """

    step: str
    day: datetime.date
    day_basis: DayBasis
    fact: str
    source: str
    by: None | str
    amount: None | str
    negotiable: bool | None
    before_data: bool | None
    records: int | None
    missing: int | None
    currency: Literal["GBP"] = "GBP"
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        step = self.step

        day = self.day.isoformat()

        day_basis: str = self.day_basis

        fact = self.fact

        source = self.source

        by: None | str
        by = self.by

        amount: None | str
        amount = self.amount

        currency = self.currency

        negotiable: bool | None
        negotiable = self.negotiable

        before_data: bool | None
        before_data = self.before_data

        records: int | None
        records = self.records

        missing: int | None
        missing = self.missing

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "step": step,
                "day": day,
                "day_basis": day_basis,
                "fact": fact,
                "source": source,
                "by": by,
                "amount": amount,
                "currency": currency,
                "negotiable": negotiable,
                "before_data": before_data,
                "records": records,
                "missing": missing,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        step = d.pop("step")

        day = datetime.date.fromisoformat(d.pop("day"))

        day_basis = check_day_basis(d.pop("day_basis"))

        fact = d.pop("fact")

        source = d.pop("source")

        def _parse_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        by = _parse_by(d.pop("by"))

        def _parse_amount(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        amount = _parse_amount(d.pop("amount"))

        currency = cast(Literal["GBP"], d.pop("currency"))
        if currency != "GBP":
            raise ValueError(f"currency must match const 'GBP', got '{currency}'")

        def _parse_negotiable(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        negotiable = _parse_negotiable(d.pop("negotiable"))

        def _parse_before_data(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        before_data = _parse_before_data(d.pop("before_data"))

        def _parse_records(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        records = _parse_records(d.pop("records"))

        def _parse_missing(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        missing = _parse_missing(d.pop("missing"))

        transfer_step_out = cls(
            step=step,
            day=day,
            day_basis=day_basis,
            fact=fact,
            source=source,
            by=by,
            amount=amount,
            currency=currency,
            negotiable=negotiable,
            before_data=before_data,
            records=records,
            missing=missing,
        )

        transfer_step_out.additional_properties = d
        return transfer_step_out

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

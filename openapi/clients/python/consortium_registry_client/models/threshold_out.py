from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.threshold_kind import ThresholdKind, check_threshold_kind
from ..models.vat import Vat, check_vat

T = TypeVar("T", bound="ThresholdOut")


@_attrs_define
class ThresholdOut:
    """A contract value from which the law requires all notices, with its days of validity.

    Attributes:
        kind (ThresholdKind): The type of contract that a threshold applies to.
        amount (str): The value including options, as text with two decimals.
        currency (Literal['GBP']): The currency of the amount.
        vat (Vat): Inclusion of value added tax in an amount.
        first_day (datetime.date): The first day on which it is in force.
        last_day (datetime.date | None): The last day on which it is in force; null if no successor is known.
        summary (str): A summary of the threshold.
        source (str): The source of the amount.
    """

    kind: ThresholdKind
    amount: str
    currency: Literal["GBP"]
    vat: Vat
    first_day: datetime.date
    last_day: datetime.date | None
    summary: str
    source: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        amount = self.amount

        currency = self.currency

        vat: str = self.vat

        first_day = self.first_day.isoformat()

        last_day: None | str
        if isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

        summary = self.summary

        source = self.source

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "amount": amount,
                "currency": currency,
                "vat": vat,
                "first_day": first_day,
                "last_day": last_day,
                "summary": summary,
                "source": source,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_threshold_kind(d.pop("kind"))

        amount = d.pop("amount")

        currency = cast(Literal["GBP"], d.pop("currency"))
        if currency != "GBP":
            raise ValueError(f"currency must match const 'GBP', got '{currency}'")

        vat = check_vat(d.pop("vat"))

        first_day = datetime.date.fromisoformat(d.pop("first_day"))

        def _parse_last_day(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_day_type_0 = datetime.date.fromisoformat(data)

                return last_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        last_day = _parse_last_day(d.pop("last_day"))

        summary = d.pop("summary")

        source = d.pop("source")

        threshold_out = cls(
            kind=kind,
            amount=amount,
            currency=currency,
            vat=vat,
            first_day=first_day,
            last_day=last_day,
            summary=summary,
            source=source,
        )

        threshold_out.additional_properties = d
        return threshold_out

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

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.threshold_kind import ThresholdKind
from ..models.vat import Vat

T = TypeVar("T", bound="ThresholdOut")


@_attrs_define
class ThresholdOut:
    """A value from which on the law wants all of its notices, over the days on which it holds.

    Attributes:
        what (ThresholdKind): What sort of contract a threshold is for.
        amount (str): Two decimals, as text; options to extend included.
        currency (Literal['GBP']):
        vat (Vat): Whether an amount includes value added tax.
        first_day (datetime.date):
        last_day (datetime.date | None): Null while no later row takes its place.
        says (str): What it is for, in our own words.
        source (str): Where it was read.
    """

    what: ThresholdKind
    amount: str
    currency: Literal["GBP"]
    vat: Vat
    first_day: datetime.date
    last_day: datetime.date | None
    says: str
    source: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        what = self.what.value

        amount = self.amount

        currency = self.currency

        vat = self.vat.value

        first_day = self.first_day.isoformat()

        last_day: None | str
        if isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

        says = self.says

        source = self.source

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "what": what,
                "amount": amount,
                "currency": currency,
                "vat": vat,
                "first_day": first_day,
                "last_day": last_day,
                "says": says,
                "source": source,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        what = ThresholdKind(d.pop("what"))

        amount = d.pop("amount")

        currency = cast(Literal["GBP"], d.pop("currency"))
        if currency != "GBP":
            raise ValueError(f"currency must match const 'GBP', got '{currency}'")

        vat = Vat(d.pop("vat"))

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

        says = d.pop("says")

        source = d.pop("source")

        threshold_out = cls(
            what=what,
            amount=amount,
            currency=currency,
            vat=vat,
            first_day=first_day,
            last_day=last_day,
            says=says,
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

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.rating import Rating, check_rating

T = TypeVar("T", bound="PerformanceOut")


@_attrs_define
class PerformanceOut:
    """The performance of a provider for one authority under one indicator, over several months.

    Attributes:
        standard (str): The code of the measure.
        provider (None | str): The code of the provider on the day.
        provider_name (None | str): The name of the provider on the day.
        authority (str): The code of the authority.
        authority_name (str): The name of the authority on the day.
        contract (str): The reference of the contract.
        kpi (str): The id of the indicator.
        first_month (datetime.date): The first day of the first month.
        last_month (datetime.date): The first day of the last month.
        months (int): The number of months with a count.
        numerator (int): The number that met the standard; for a plain count, the number.
        denominator (int | None): The total number; null for a plain count.
        value (None | str): The value in the unit of the indicator, a percentage to one decimal; null if the denominator
            is 0. The rating is computed from the exact value.
        target (None | str): The target in the unit of the indicator, if one was set.
        rating (Rating): A published performance rating (Procurement Act 2023, section 71).
        breaches (int): The number of months that missed the target.
    """

    standard: str
    provider: None | str
    provider_name: None | str
    authority: str
    authority_name: str
    contract: str
    kpi: str
    first_month: datetime.date
    last_month: datetime.date
    months: int
    numerator: int
    denominator: int | None
    value: None | str
    target: None | str
    rating: Rating
    breaches: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        standard = self.standard

        provider: None | str
        provider = self.provider

        provider_name: None | str
        provider_name = self.provider_name

        authority = self.authority

        authority_name = self.authority_name

        contract = self.contract

        kpi = self.kpi

        first_month = self.first_month.isoformat()

        last_month = self.last_month.isoformat()

        months = self.months

        numerator = self.numerator

        denominator: int | None
        denominator = self.denominator

        value: None | str
        value = self.value

        target: None | str
        target = self.target

        rating: str = self.rating

        breaches = self.breaches

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "standard": standard,
                "provider": provider,
                "provider_name": provider_name,
                "authority": authority,
                "authority_name": authority_name,
                "contract": contract,
                "kpi": kpi,
                "first_month": first_month,
                "last_month": last_month,
                "months": months,
                "numerator": numerator,
                "denominator": denominator,
                "value": value,
                "target": target,
                "rating": rating,
                "breaches": breaches,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        standard = d.pop("standard")

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

        authority = d.pop("authority")

        authority_name = d.pop("authority_name")

        contract = d.pop("contract")

        kpi = d.pop("kpi")

        first_month = datetime.date.fromisoformat(d.pop("first_month"))

        last_month = datetime.date.fromisoformat(d.pop("last_month"))

        months = d.pop("months")

        numerator = d.pop("numerator")

        def _parse_denominator(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        denominator = _parse_denominator(d.pop("denominator"))

        def _parse_value(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        value = _parse_value(d.pop("value"))

        def _parse_target(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        target = _parse_target(d.pop("target"))

        rating = check_rating(d.pop("rating"))

        breaches = d.pop("breaches")

        performance_out = cls(
            standard=standard,
            provider=provider,
            provider_name=provider_name,
            authority=authority,
            authority_name=authority_name,
            contract=contract,
            kpi=kpi,
            first_month=first_month,
            last_month=last_month,
            months=months,
            numerator=numerator,
            denominator=denominator,
            value=value,
            target=target,
            rating=rating,
            breaches=breaches,
        )

        performance_out.additional_properties = d
        return performance_out

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

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ReplacementOut")


@_attrs_define
class ReplacementOut:
    """A pair of contracts of which the new one replaces the old one.

    Attributes:
        authorities (list[str]): Codes of the authorities with an award from the new one.
        old_contract (str): The reference of the old contract.
        old_title (str): The title of the old contract.
        old_provider (None | str): The code of the provider of the old contract.
        old_last_day (datetime.date | None): The last day of the old term, or the last day on which its provider traded,
            if that is earlier.
        new_contract (str): The reference of the new contract.
        new_title (str): The title of the new contract.
        new_provider (None | str): The code of the provider of the new contract.
        new_first_day (datetime.date | None): The first day of the new term.
        days_between (int | None): The number of days without either contract; negative if both run, null if a day is
            unknown.
    """

    authorities: list[str]
    old_contract: str
    old_title: str
    old_provider: None | str
    old_last_day: datetime.date | None
    new_contract: str
    new_title: str
    new_provider: None | str
    new_first_day: datetime.date | None
    days_between: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        authorities = self.authorities

        old_contract = self.old_contract

        old_title = self.old_title

        old_provider: None | str
        old_provider = self.old_provider

        old_last_day: None | str
        if isinstance(self.old_last_day, datetime.date):
            old_last_day = self.old_last_day.isoformat()
        else:
            old_last_day = self.old_last_day

        new_contract = self.new_contract

        new_title = self.new_title

        new_provider: None | str
        new_provider = self.new_provider

        new_first_day: None | str
        if isinstance(self.new_first_day, datetime.date):
            new_first_day = self.new_first_day.isoformat()
        else:
            new_first_day = self.new_first_day

        days_between: int | None
        days_between = self.days_between

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "authorities": authorities,
                "old_contract": old_contract,
                "old_title": old_title,
                "old_provider": old_provider,
                "old_last_day": old_last_day,
                "new_contract": new_contract,
                "new_title": new_title,
                "new_provider": new_provider,
                "new_first_day": new_first_day,
                "days_between": days_between,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        authorities = cast(list[str], d.pop("authorities"))

        old_contract = d.pop("old_contract")

        old_title = d.pop("old_title")

        def _parse_old_provider(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        old_provider = _parse_old_provider(d.pop("old_provider"))

        def _parse_old_last_day(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                old_last_day_type_0 = datetime.date.fromisoformat(data)

                return old_last_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        old_last_day = _parse_old_last_day(d.pop("old_last_day"))

        new_contract = d.pop("new_contract")

        new_title = d.pop("new_title")

        def _parse_new_provider(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        new_provider = _parse_new_provider(d.pop("new_provider"))

        def _parse_new_first_day(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                new_first_day_type_0 = datetime.date.fromisoformat(data)

                return new_first_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        new_first_day = _parse_new_first_day(d.pop("new_first_day"))

        def _parse_days_between(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        days_between = _parse_days_between(d.pop("days_between"))

        replacement_out = cls(
            authorities=authorities,
            old_contract=old_contract,
            old_title=old_title,
            old_provider=old_provider,
            old_last_day=old_last_day,
            new_contract=new_contract,
            new_title=new_title,
            new_provider=new_provider,
            new_first_day=new_first_day,
            days_between=days_between,
        )

        replacement_out.additional_properties = d
        return replacement_out

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

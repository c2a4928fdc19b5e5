from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.key_date_kind import KeyDateKind, check_key_date_kind

T = TypeVar("T", bound="KeyDateOut")


@_attrs_define
class KeyDateOut:
    """A day on which, or by which, an action on a contract is due.

    Attributes:
        day (datetime.date | None): The day; null if the end of the contract is not recorded.
        contract (str): The reference of the contract.
        contract_title (str): The title of the contract.
        authorities (list[str]): The code of the authority that records the terms, else of all buyers.
        provider (None | str): The code of the provider; null if it is not public.
        provider_name (None | str): The name of the provider on the day of the query.
        kind (KeyDateKind): The type of a key date.
        name (str): A name within contract and kind that stays when the day moves.
        text (str): The action, in a few words.
        assumed (bool): True if the day rests on an assumption.
        overdue (bool): True if a complete record shows that it was not done by the day.
        not_recorded (bool): True if the day has passed and nothing is recorded: it may have been done.
        days_left (int | None): Days from the day of the query; negative if past, null without a day.
        supplier (None | str): The name of the provider; if there is none, the suppliers as published, not matched to a
            provider, joined by `; `.
    """

    day: datetime.date | None
    contract: str
    contract_title: str
    authorities: list[str]
    provider: None | str
    provider_name: None | str
    kind: KeyDateKind
    name: str
    text: str
    assumed: bool
    overdue: bool
    not_recorded: bool
    days_left: int | None
    supplier: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        day: None | str
        if isinstance(self.day, datetime.date):
            day = self.day.isoformat()
        else:
            day = self.day

        contract = self.contract

        contract_title = self.contract_title

        authorities = self.authorities

        provider: None | str
        provider = self.provider

        provider_name: None | str
        provider_name = self.provider_name

        kind: str = self.kind

        name = self.name

        text = self.text

        assumed = self.assumed

        overdue = self.overdue

        not_recorded = self.not_recorded

        days_left: int | None
        days_left = self.days_left

        supplier: None | str
        supplier = self.supplier

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "day": day,
                "contract": contract,
                "contract_title": contract_title,
                "authorities": authorities,
                "provider": provider,
                "provider_name": provider_name,
                "kind": kind,
                "name": name,
                "text": text,
                "assumed": assumed,
                "overdue": overdue,
                "not_recorded": not_recorded,
                "days_left": days_left,
                "supplier": supplier,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_day(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                day_type_0 = datetime.date.fromisoformat(data)

                return day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        day = _parse_day(d.pop("day"))

        contract = d.pop("contract")

        contract_title = d.pop("contract_title")

        authorities = cast(list[str], d.pop("authorities"))

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

        kind = check_key_date_kind(d.pop("kind"))

        name = d.pop("name")

        text = d.pop("text")

        assumed = d.pop("assumed")

        overdue = d.pop("overdue")

        not_recorded = d.pop("not_recorded")

        def _parse_days_left(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        days_left = _parse_days_left(d.pop("days_left"))

        def _parse_supplier(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        supplier = _parse_supplier(d.pop("supplier"))

        key_date_out = cls(
            day=day,
            contract=contract,
            contract_title=contract_title,
            authorities=authorities,
            provider=provider,
            provider_name=provider_name,
            kind=kind,
            name=name,
            text=text,
            assumed=assumed,
            overdue=overdue,
            not_recorded=not_recorded,
            days_left=days_left,
            supplier=supplier,
        )

        key_date_out.additional_properties = d
        return key_date_out

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

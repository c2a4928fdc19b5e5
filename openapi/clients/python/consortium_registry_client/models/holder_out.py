from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.case_category import CaseCategory, check_case_category
from ..models.confidence import Confidence, check_confidence
from ..models.service_level import ServiceLevel, check_service_level

T = TypeVar("T", bound="HolderOut")


@_attrs_define
class HolderOut:
    """An award that holds a cell.

    Attributes:
        contract (str): The reference of the contract.
        contract_title (str): The title of the contract.
        provider (None | str): The code of the provider; null if it is not public.
        provider_name (None | str): The name of the provider.
        level (ServiceLevel): The agreed extent of delivery of a scope, from lowest to highest.
        items (list[str]): The items supplied; empty for all items.
        cases (list[CaseCategory]): The cases taken; empty for all cases.
        first_day (datetime.date): The first day on which the award holds it.
        last_day (datetime.date | None): The last day; null if it is open-ended or unknown.
        is_fading (bool): True if the award's last day is unknown and no source shows it running as late as the day.
        award (str): The id of the award fact.
        confidence (Confidence): The strength of the evidence for a fact.
        inherited_from (None | str): The code of the authority of the award, if that ended and its awards are assumed to
            have passed to this one.
    """

    contract: str
    contract_title: str
    provider: None | str
    provider_name: None | str
    level: ServiceLevel
    items: list[str]
    cases: list[CaseCategory]
    first_day: datetime.date
    last_day: datetime.date | None
    is_fading: bool
    award: str
    confidence: Confidence
    inherited_from: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        contract = self.contract

        contract_title = self.contract_title

        provider: None | str
        provider = self.provider

        provider_name: None | str
        provider_name = self.provider_name

        level: str = self.level

        items = self.items

        cases = []
        for cases_item_data in self.cases:
            cases_item: str = cases_item_data
            cases.append(cases_item)

        first_day = self.first_day.isoformat()

        last_day: None | str
        if isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

        is_fading = self.is_fading

        award = self.award

        confidence: str = self.confidence

        inherited_from: None | str
        inherited_from = self.inherited_from

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "contract": contract,
                "contract_title": contract_title,
                "provider": provider,
                "provider_name": provider_name,
                "level": level,
                "items": items,
                "cases": cases,
                "first_day": first_day,
                "last_day": last_day,
                "is_fading": is_fading,
                "award": award,
                "confidence": confidence,
                "inherited_from": inherited_from,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        contract = d.pop("contract")

        contract_title = d.pop("contract_title")

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

        level = check_service_level(d.pop("level"))

        items = cast(list[str], d.pop("items"))

        cases = []
        _cases = d.pop("cases")
        for cases_item_data in _cases:
            cases_item = check_case_category(cases_item_data)

            cases.append(cases_item)

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

        is_fading = d.pop("is_fading")

        award = d.pop("award")

        confidence = check_confidence(d.pop("confidence"))

        def _parse_inherited_from(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        inherited_from = _parse_inherited_from(d.pop("inherited_from"))

        holder_out = cls(
            contract=contract,
            contract_title=contract_title,
            provider=provider,
            provider_name=provider_name,
            level=level,
            items=items,
            cases=cases,
            first_day=first_day,
            last_day=last_day,
            is_fading=is_fading,
            award=award,
            confidence=confidence,
            inherited_from=inherited_from,
        )

        holder_out.additional_properties = d
        return holder_out

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

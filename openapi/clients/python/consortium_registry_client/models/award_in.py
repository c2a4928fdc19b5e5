from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.audience import Audience, check_audience
from ..models.case_category import CaseCategory, check_case_category
from ..models.confidence import Confidence, check_confidence
from ..models.date_basis import DateBasis, check_date_basis
from ..models.installed_base import InstalledBase, check_installed_base
from ..models.service_level import ServiceLevel, check_service_level
from ..types import UNSET, Unset

T = TypeVar("T", bound="AwardIn")


@_attrs_define
class AwardIn:
    """The award of one scope to one authority from a contract, at a level.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        authority (str): Code of the authority.
        scope (str): Code of the scope.
        level (ServiceLevel): The agreed extent of delivery of a scope, from lowest to highest.
        first_day (datetime.date | None | Unset): First day of the period, inclusive; null if unknown.
        last_day (datetime.date | None | Unset): Last day of the period, inclusive; null if unknown or open-ended.
        seen_from (datetime.date | None | Unset): First day that a source shows, where `first_day` is unknown.
        seen_to (datetime.date | None | Unset): Last day that a source shows, where `last_day` is unknown.
        note (None | str | Unset): A remark, without personal data.
        replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
        items (list[str] | Unset): Items of equipment, if the award is limited to some.
        cases (list[CaseCategory] | Unset): Kinds of cases, if the award is limited to some.
        audiences (list[Audience] | Unset): People whom it is for; empty if unknown.
        installed_base (InstalledBase | Unset): Inclusion of servicing of equipment that is already installed in homes.
        first_day_basis (DateBasis | Unset): The evidence for a date.
        last_day_basis (DateBasis | Unset): The evidence for a date.
    """

    source: str
    confidence: Confidence
    authority: str
    scope: str
    level: ServiceLevel
    first_day: datetime.date | None | Unset = UNSET
    last_day: datetime.date | None | Unset = UNSET
    seen_from: datetime.date | None | Unset = UNSET
    seen_to: datetime.date | None | Unset = UNSET
    note: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET
    items: list[str] | Unset = UNSET
    cases: list[CaseCategory] | Unset = UNSET
    audiences: list[Audience] | Unset = UNSET
    installed_base: InstalledBase | Unset = UNSET
    first_day_basis: DateBasis | Unset = UNSET
    last_day_basis: DateBasis | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence: str = self.confidence

        authority = self.authority

        scope = self.scope

        level: str = self.level

        first_day: None | str | Unset
        if isinstance(self.first_day, Unset):
            first_day = UNSET
        elif isinstance(self.first_day, datetime.date):
            first_day = self.first_day.isoformat()
        else:
            first_day = self.first_day

        last_day: None | str | Unset
        if isinstance(self.last_day, Unset):
            last_day = UNSET
        elif isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

        seen_from: None | str | Unset
        if isinstance(self.seen_from, Unset):
            seen_from = UNSET
        elif isinstance(self.seen_from, datetime.date):
            seen_from = self.seen_from.isoformat()
        else:
            seen_from = self.seen_from

        seen_to: None | str | Unset
        if isinstance(self.seen_to, Unset):
            seen_to = UNSET
        elif isinstance(self.seen_to, datetime.date):
            seen_to = self.seen_to.isoformat()
        else:
            seen_to = self.seen_to

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        replaces: None | str | Unset
        if isinstance(self.replaces, Unset):
            replaces = UNSET
        else:
            replaces = self.replaces

        items: list[str] | Unset = UNSET
        if not isinstance(self.items, Unset):
            items = self.items

        cases: list[str] | Unset = UNSET
        if not isinstance(self.cases, Unset):
            cases = []
            for cases_item_data in self.cases:
                cases_item: str = cases_item_data
                cases.append(cases_item)

        audiences: list[str] | Unset = UNSET
        if not isinstance(self.audiences, Unset):
            audiences = []
            for audiences_item_data in self.audiences:
                audiences_item: str = audiences_item_data
                audiences.append(audiences_item)

        installed_base: str | Unset = UNSET
        if not isinstance(self.installed_base, Unset):
            installed_base = self.installed_base

        first_day_basis: str | Unset = UNSET
        if not isinstance(self.first_day_basis, Unset):
            first_day_basis = self.first_day_basis

        last_day_basis: str | Unset = UNSET
        if not isinstance(self.last_day_basis, Unset):
            last_day_basis = self.last_day_basis

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "confidence": confidence,
                "authority": authority,
                "scope": scope,
                "level": level,
            }
        )
        if first_day is not UNSET:
            field_dict["first_day"] = first_day
        if last_day is not UNSET:
            field_dict["last_day"] = last_day
        if seen_from is not UNSET:
            field_dict["seen_from"] = seen_from
        if seen_to is not UNSET:
            field_dict["seen_to"] = seen_to
        if note is not UNSET:
            field_dict["note"] = note
        if replaces is not UNSET:
            field_dict["replaces"] = replaces
        if items is not UNSET:
            field_dict["items"] = items
        if cases is not UNSET:
            field_dict["cases"] = cases
        if audiences is not UNSET:
            field_dict["audiences"] = audiences
        if installed_base is not UNSET:
            field_dict["installed_base"] = installed_base
        if first_day_basis is not UNSET:
            field_dict["first_day_basis"] = first_day_basis
        if last_day_basis is not UNSET:
            field_dict["last_day_basis"] = last_day_basis

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        authority = d.pop("authority")

        scope = d.pop("scope")

        level = check_service_level(d.pop("level"))

        def _parse_first_day(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                first_day_type_0 = datetime.date.fromisoformat(data)

                return first_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        first_day = _parse_first_day(d.pop("first_day", UNSET))

        def _parse_last_day(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_day_type_0 = datetime.date.fromisoformat(data)

                return last_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        last_day = _parse_last_day(d.pop("last_day", UNSET))

        def _parse_seen_from(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                seen_from_type_0 = datetime.date.fromisoformat(data)

                return seen_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        seen_from = _parse_seen_from(d.pop("seen_from", UNSET))

        def _parse_seen_to(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                seen_to_type_0 = datetime.date.fromisoformat(data)

                return seen_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        seen_to = _parse_seen_to(d.pop("seen_to", UNSET))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        def _parse_replaces(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        replaces = _parse_replaces(d.pop("replaces", UNSET))

        items = cast(list[str], d.pop("items", UNSET))

        _cases = d.pop("cases", UNSET)
        cases: list[CaseCategory] | Unset = UNSET
        if _cases is not UNSET:
            cases = []
            for cases_item_data in _cases:
                cases_item = check_case_category(cases_item_data)

                cases.append(cases_item)

        _audiences = d.pop("audiences", UNSET)
        audiences: list[Audience] | Unset = UNSET
        if _audiences is not UNSET:
            audiences = []
            for audiences_item_data in _audiences:
                audiences_item = check_audience(audiences_item_data)

                audiences.append(audiences_item)

        _installed_base = d.pop("installed_base", UNSET)
        installed_base: InstalledBase | Unset
        if isinstance(_installed_base, Unset):
            installed_base = UNSET
        else:
            installed_base = check_installed_base(_installed_base)

        _first_day_basis = d.pop("first_day_basis", UNSET)
        first_day_basis: DateBasis | Unset
        if isinstance(_first_day_basis, Unset):
            first_day_basis = UNSET
        else:
            first_day_basis = check_date_basis(_first_day_basis)

        _last_day_basis = d.pop("last_day_basis", UNSET)
        last_day_basis: DateBasis | Unset
        if isinstance(_last_day_basis, Unset):
            last_day_basis = UNSET
        else:
            last_day_basis = check_date_basis(_last_day_basis)

        award_in = cls(
            source=source,
            confidence=confidence,
            authority=authority,
            scope=scope,
            level=level,
            first_day=first_day,
            last_day=last_day,
            seen_from=seen_from,
            seen_to=seen_to,
            note=note,
            replaces=replaces,
            items=items,
            cases=cases,
            audiences=audiences,
            installed_base=installed_base,
            first_day_basis=first_day_basis,
            last_day_basis=last_day_basis,
        )

        return award_in

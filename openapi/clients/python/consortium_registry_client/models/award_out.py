from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.audience import Audience, check_audience
from ..models.case_category import CaseCategory, check_case_category
from ..models.confidence import Confidence, check_confidence
from ..models.installed_base import InstalledBase, check_installed_base
from ..models.service_level import ServiceLevel, check_service_level

if TYPE_CHECKING:
    from ..models.term_out import TermOut


T = TypeVar("T", bound="AwardOut")


@_attrs_define
class AwardOut:
    """The award of one scope to one authority.

    Attributes:
        id (str): Id of the fact.
        authority (str): Code of the authority.
        scope (str): Code of the scope.
        level (ServiceLevel): The agreed extent of delivery of a scope, from lowest to highest.
        items (list[str]): Items of equipment, if the award is limited to some.
        cases (list[CaseCategory]): Kinds of cases, if the award is limited to some.
        audiences (list[Audience]): People whom it is for; empty if unknown.
        installed_base (InstalledBase): Inclusion of servicing of equipment that is already installed in homes.
        days (TermOut): First and last day of a term, with their bases.
        seen_from (datetime.date | None): First day on which a source shows the service.
        seen_to (datetime.date | None): Last day on which a source shows the service.
        source (str): Code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
        note (None | str): A remark.
    """

    id: str
    authority: str
    scope: str
    level: ServiceLevel
    items: list[str]
    cases: list[CaseCategory]
    audiences: list[Audience]
    installed_base: InstalledBase
    days: TermOut
    seen_from: datetime.date | None
    seen_to: datetime.date | None
    source: str
    confidence: Confidence
    note: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        authority = self.authority

        scope = self.scope

        level: str = self.level

        items = self.items

        cases = []
        for cases_item_data in self.cases:
            cases_item: str = cases_item_data
            cases.append(cases_item)

        audiences = []
        for audiences_item_data in self.audiences:
            audiences_item: str = audiences_item_data
            audiences.append(audiences_item)

        installed_base: str = self.installed_base

        days = self.days.to_dict()

        seen_from: None | str
        if isinstance(self.seen_from, datetime.date):
            seen_from = self.seen_from.isoformat()
        else:
            seen_from = self.seen_from

        seen_to: None | str
        if isinstance(self.seen_to, datetime.date):
            seen_to = self.seen_to.isoformat()
        else:
            seen_to = self.seen_to

        source = self.source

        confidence: str = self.confidence

        note: None | str
        note = self.note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "authority": authority,
                "scope": scope,
                "level": level,
                "items": items,
                "cases": cases,
                "audiences": audiences,
                "installed_base": installed_base,
                "days": days,
                "seen_from": seen_from,
                "seen_to": seen_to,
                "source": source,
                "confidence": confidence,
                "note": note,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.term_out import TermOut  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        authority = d.pop("authority")

        scope = d.pop("scope")

        level = check_service_level(d.pop("level"))

        items = cast(list[str], d.pop("items"))

        cases = []
        _cases = d.pop("cases")
        for cases_item_data in _cases:
            cases_item = check_case_category(cases_item_data)

            cases.append(cases_item)

        audiences = []
        _audiences = d.pop("audiences")
        for audiences_item_data in _audiences:
            audiences_item = check_audience(audiences_item_data)

            audiences.append(audiences_item)

        installed_base = check_installed_base(d.pop("installed_base"))

        days = TermOut.from_dict(d.pop("days"))

        def _parse_seen_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                seen_from_type_0 = datetime.date.fromisoformat(data)

                return seen_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        seen_from = _parse_seen_from(d.pop("seen_from"))

        def _parse_seen_to(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                seen_to_type_0 = datetime.date.fromisoformat(data)

                return seen_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        seen_to = _parse_seen_to(d.pop("seen_to"))

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        award_out = cls(
            id=id,
            authority=authority,
            scope=scope,
            level=level,
            items=items,
            cases=cases,
            audiences=audiences,
            installed_base=installed_base,
            days=days,
            seen_from=seen_from,
            seen_to=seen_to,
            source=source,
            confidence=confidence,
            note=note,
        )

        award_out.additional_properties = d
        return award_out

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

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.confidence import Confidence, check_confidence
from ..models.day_basis import DayBasis, check_day_basis
from ..models.oversight_event_kind import OversightEventKind, check_oversight_event_kind
from ..models.oversight_level import OversightLevel, check_oversight_level
from ..models.visibility import Visibility, check_visibility

T = TypeVar("T", bound="OversightEventOut")


@_attrs_define
class OversightEventOut:
    """A meeting, an audit, a spot check, a toolbox talk or a training session.

    Attributes:
        id (str): The permanent id of the record.
        fact (str): The id of the current fact of the record, for `If-Match`.
        source (str): The code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
        visibility (Visibility): The callers to whom a fact is shown.
        note (None | str): A note of the author.
        authority (str): The code of the authority.
        authority_name (str): The name of the authority on the day.
        provider (None | str): The code of the provider.
        provider_name (None | str): The name of the provider on the day.
        contract (None | str): The reference of the contract.
        kind (OversightEventKind): The type of an oversight event.
        level (None | OversightLevel): The level of oversight.
        joint_with (list[str]): The codes of further authorities whose meeting or check it is.
        bodies (list[str]): Further bodies that take part.
        day (datetime.date): The day of the event.
        day_basis (DayBasis): The evidence for the day of something that happened.
        announced (bool | None): True if a check was announced.
        about (None | str): The subject of the event.
        findings (None | str): The findings.
        shared_with (None | str): The code of the consortium.
        shared_with_name (None | str): The name of the consortium on the day.
        shared_on (datetime.date | None): The day on which it was shared.
    """

    id: str
    fact: str
    source: str
    confidence: Confidence
    visibility: Visibility
    note: None | str
    authority: str
    authority_name: str
    provider: None | str
    provider_name: None | str
    contract: None | str
    kind: OversightEventKind
    level: None | OversightLevel
    joint_with: list[str]
    bodies: list[str]
    day: datetime.date
    day_basis: DayBasis
    announced: bool | None
    about: None | str
    findings: None | str
    shared_with: None | str
    shared_with_name: None | str
    shared_on: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        fact = self.fact

        source = self.source

        confidence: str = self.confidence

        visibility: str = self.visibility

        note: None | str
        note = self.note

        authority = self.authority

        authority_name = self.authority_name

        provider: None | str
        provider = self.provider

        provider_name: None | str
        provider_name = self.provider_name

        contract: None | str
        contract = self.contract

        kind: str = self.kind

        level: None | str
        if isinstance(self.level, str):
            level = self.level
        else:
            level = self.level

        joint_with = self.joint_with

        bodies = self.bodies

        day = self.day.isoformat()

        day_basis: str = self.day_basis

        announced: bool | None
        announced = self.announced

        about: None | str
        about = self.about

        findings: None | str
        findings = self.findings

        shared_with: None | str
        shared_with = self.shared_with

        shared_with_name: None | str
        shared_with_name = self.shared_with_name

        shared_on: None | str
        if isinstance(self.shared_on, datetime.date):
            shared_on = self.shared_on.isoformat()
        else:
            shared_on = self.shared_on

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "fact": fact,
                "source": source,
                "confidence": confidence,
                "visibility": visibility,
                "note": note,
                "authority": authority,
                "authority_name": authority_name,
                "provider": provider,
                "provider_name": provider_name,
                "contract": contract,
                "kind": kind,
                "level": level,
                "joint_with": joint_with,
                "bodies": bodies,
                "day": day,
                "day_basis": day_basis,
                "announced": announced,
                "about": about,
                "findings": findings,
                "shared_with": shared_with,
                "shared_with_name": shared_with_name,
                "shared_on": shared_on,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        fact = d.pop("fact")

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        visibility = check_visibility(d.pop("visibility"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        authority = d.pop("authority")

        authority_name = d.pop("authority_name")

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

        def _parse_contract(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        contract = _parse_contract(d.pop("contract"))

        kind = check_oversight_event_kind(d.pop("kind"))

        def _parse_level(data: object) -> None | OversightLevel:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                level_type_0 = check_oversight_level(data)

                return level_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OversightLevel, data)

        level = _parse_level(d.pop("level"))

        joint_with = cast(list[str], d.pop("joint_with"))

        bodies = cast(list[str], d.pop("bodies"))

        day = datetime.date.fromisoformat(d.pop("day"))

        day_basis = check_day_basis(d.pop("day_basis"))

        def _parse_announced(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        announced = _parse_announced(d.pop("announced"))

        def _parse_about(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        about = _parse_about(d.pop("about"))

        def _parse_findings(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        findings = _parse_findings(d.pop("findings"))

        def _parse_shared_with(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        shared_with = _parse_shared_with(d.pop("shared_with"))

        def _parse_shared_with_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        shared_with_name = _parse_shared_with_name(d.pop("shared_with_name"))

        def _parse_shared_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                shared_on_type_0 = datetime.date.fromisoformat(data)

                return shared_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        shared_on = _parse_shared_on(d.pop("shared_on"))

        oversight_event_out = cls(
            id=id,
            fact=fact,
            source=source,
            confidence=confidence,
            visibility=visibility,
            note=note,
            authority=authority,
            authority_name=authority_name,
            provider=provider,
            provider_name=provider_name,
            contract=contract,
            kind=kind,
            level=level,
            joint_with=joint_with,
            bodies=bodies,
            day=day,
            day_basis=day_basis,
            announced=announced,
            about=about,
            findings=findings,
            shared_with=shared_with,
            shared_with_name=shared_with_name,
            shared_on=shared_on,
        )

        oversight_event_out.additional_properties = d
        return oversight_event_out

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

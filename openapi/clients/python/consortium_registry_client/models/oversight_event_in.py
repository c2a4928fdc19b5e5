from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence, check_confidence
from ..models.day_basis import DayBasis, check_day_basis
from ..models.oversight_event_kind import OversightEventKind, check_oversight_event_kind
from ..models.oversight_level import OversightLevel, check_oversight_level
from ..models.visibility import Visibility, check_visibility
from ..types import UNSET, Unset

T = TypeVar("T", bound="OversightEventIn")


@_attrs_define
class OversightEventIn:
    """A meeting, an audit, a spot check, a toolbox talk or a training session.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        authority (str): The code of the authority that the record is about, and that records it.
        kind (OversightEventKind): The type of an oversight event.
        day (datetime.date): The day of the event.
        shared_with (None | str | Unset): The code of the consortium whose members received it.
        shared_on (datetime.date | None | Unset): The day on which it was shared; only with `shared_with`.
        day_basis (DayBasis | Unset): The evidence for the day of something that happened.
        note (None | str | Unset): A remark, without personal data.
        visibility (Visibility | Unset): The callers to whom a fact is shown.
        owner (None | str | Unset): The only authority that may read it; required if `visibility` is `owner`.
        replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
        provider (None | str | Unset): The code of the provider.
        contract (None | str | Unset): The reference of the contract.
        joint_with (list[str] | Unset): The codes of further authorities whose meeting or check it is.
        bodies (list[str] | Unset): Further bodies that take part, for example `NHS`; no person.
        level (None | OversightLevel | Unset): The level of oversight.
        announced (bool | None | Unset): True if a check was announced.
        about (None | str | Unset): The subject of the event.
        findings (None | str | Unset): The findings.
    """

    source: str
    confidence: Confidence
    authority: str
    kind: OversightEventKind
    day: datetime.date
    shared_with: None | str | Unset = UNSET
    shared_on: datetime.date | None | Unset = UNSET
    day_basis: DayBasis | Unset = UNSET
    note: None | str | Unset = UNSET
    visibility: Visibility | Unset = UNSET
    owner: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET
    provider: None | str | Unset = UNSET
    contract: None | str | Unset = UNSET
    joint_with: list[str] | Unset = UNSET
    bodies: list[str] | Unset = UNSET
    level: None | OversightLevel | Unset = UNSET
    announced: bool | None | Unset = UNSET
    about: None | str | Unset = UNSET
    findings: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence: str = self.confidence

        authority = self.authority

        kind: str = self.kind

        day = self.day.isoformat()

        shared_with: None | str | Unset
        if isinstance(self.shared_with, Unset):
            shared_with = UNSET
        else:
            shared_with = self.shared_with

        shared_on: None | str | Unset
        if isinstance(self.shared_on, Unset):
            shared_on = UNSET
        elif isinstance(self.shared_on, datetime.date):
            shared_on = self.shared_on.isoformat()
        else:
            shared_on = self.shared_on

        day_basis: str | Unset = UNSET
        if not isinstance(self.day_basis, Unset):
            day_basis = self.day_basis

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        visibility: str | Unset = UNSET
        if not isinstance(self.visibility, Unset):
            visibility = self.visibility

        owner: None | str | Unset
        if isinstance(self.owner, Unset):
            owner = UNSET
        else:
            owner = self.owner

        replaces: None | str | Unset
        if isinstance(self.replaces, Unset):
            replaces = UNSET
        else:
            replaces = self.replaces

        provider: None | str | Unset
        if isinstance(self.provider, Unset):
            provider = UNSET
        else:
            provider = self.provider

        contract: None | str | Unset
        if isinstance(self.contract, Unset):
            contract = UNSET
        else:
            contract = self.contract

        joint_with: list[str] | Unset = UNSET
        if not isinstance(self.joint_with, Unset):
            joint_with = self.joint_with

        bodies: list[str] | Unset = UNSET
        if not isinstance(self.bodies, Unset):
            bodies = self.bodies

        level: None | str | Unset
        if isinstance(self.level, Unset):
            level = UNSET
        elif isinstance(self.level, str):
            level = self.level
        else:
            level = self.level

        announced: bool | None | Unset
        if isinstance(self.announced, Unset):
            announced = UNSET
        else:
            announced = self.announced

        about: None | str | Unset
        if isinstance(self.about, Unset):
            about = UNSET
        else:
            about = self.about

        findings: None | str | Unset
        if isinstance(self.findings, Unset):
            findings = UNSET
        else:
            findings = self.findings

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "confidence": confidence,
                "authority": authority,
                "kind": kind,
                "day": day,
            }
        )
        if shared_with is not UNSET:
            field_dict["shared_with"] = shared_with
        if shared_on is not UNSET:
            field_dict["shared_on"] = shared_on
        if day_basis is not UNSET:
            field_dict["day_basis"] = day_basis
        if note is not UNSET:
            field_dict["note"] = note
        if visibility is not UNSET:
            field_dict["visibility"] = visibility
        if owner is not UNSET:
            field_dict["owner"] = owner
        if replaces is not UNSET:
            field_dict["replaces"] = replaces
        if provider is not UNSET:
            field_dict["provider"] = provider
        if contract is not UNSET:
            field_dict["contract"] = contract
        if joint_with is not UNSET:
            field_dict["joint_with"] = joint_with
        if bodies is not UNSET:
            field_dict["bodies"] = bodies
        if level is not UNSET:
            field_dict["level"] = level
        if announced is not UNSET:
            field_dict["announced"] = announced
        if about is not UNSET:
            field_dict["about"] = about
        if findings is not UNSET:
            field_dict["findings"] = findings

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        authority = d.pop("authority")

        kind = check_oversight_event_kind(d.pop("kind"))

        day = datetime.date.fromisoformat(d.pop("day"))

        def _parse_shared_with(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        shared_with = _parse_shared_with(d.pop("shared_with", UNSET))

        def _parse_shared_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                shared_on_type_0 = datetime.date.fromisoformat(data)

                return shared_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        shared_on = _parse_shared_on(d.pop("shared_on", UNSET))

        _day_basis = d.pop("day_basis", UNSET)
        day_basis: DayBasis | Unset
        if isinstance(_day_basis, Unset):
            day_basis = UNSET
        else:
            day_basis = check_day_basis(_day_basis)

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        _visibility = d.pop("visibility", UNSET)
        visibility: Visibility | Unset
        if isinstance(_visibility, Unset):
            visibility = UNSET
        else:
            visibility = check_visibility(_visibility)

        def _parse_owner(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        owner = _parse_owner(d.pop("owner", UNSET))

        def _parse_replaces(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        replaces = _parse_replaces(d.pop("replaces", UNSET))

        def _parse_provider(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        provider = _parse_provider(d.pop("provider", UNSET))

        def _parse_contract(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        contract = _parse_contract(d.pop("contract", UNSET))

        joint_with = cast(list[str], d.pop("joint_with", UNSET))

        bodies = cast(list[str], d.pop("bodies", UNSET))

        def _parse_level(data: object) -> None | OversightLevel | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                level_type_0 = check_oversight_level(data)

                return level_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | OversightLevel | Unset, data)

        level = _parse_level(d.pop("level", UNSET))

        def _parse_announced(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        announced = _parse_announced(d.pop("announced", UNSET))

        def _parse_about(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        about = _parse_about(d.pop("about", UNSET))

        def _parse_findings(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        findings = _parse_findings(d.pop("findings", UNSET))

        oversight_event_in = cls(
            source=source,
            confidence=confidence,
            authority=authority,
            kind=kind,
            day=day,
            shared_with=shared_with,
            shared_on=shared_on,
            day_basis=day_basis,
            note=note,
            visibility=visibility,
            owner=owner,
            replaces=replaces,
            provider=provider,
            contract=contract,
            joint_with=joint_with,
            bodies=bodies,
            level=level,
            announced=announced,
            about=about,
            findings=findings,
        )

        return oversight_event_in

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.cadence import Cadence, check_cadence
from ..models.confidence import Confidence, check_confidence
from ..models.day_basis import DayBasis, check_day_basis
from ..models.oversight_event_kind import OversightEventKind, check_oversight_event_kind
from ..models.oversight_level import OversightLevel, check_oversight_level
from ..models.visibility import Visibility, check_visibility
from ..types import UNSET, Unset

T = TypeVar("T", bound="MeetingScheduleIn")


@_attrs_define
class MeetingScheduleIn:
    """A schedule of regular meetings or checks.

    Attributes:
        first_day (datetime.date): The first day of the first interval.
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        authority (str): The code of the authority that the record is about, and that records it.
        kind (OversightEventKind): The type of an oversight event.
        cadence (Cadence): The frequency of regular meetings.
        last_day (datetime.date | None | Unset): The last day, if one was set.
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
        about (None | str | Unset): The subject of the events.
        announced (bool | None | Unset): True if checks are announced.
    """

    first_day: datetime.date
    source: str
    confidence: Confidence
    authority: str
    kind: OversightEventKind
    cadence: Cadence
    last_day: datetime.date | None | Unset = UNSET
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
    about: None | str | Unset = UNSET
    announced: bool | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        first_day = self.first_day.isoformat()

        source = self.source

        confidence: str = self.confidence

        authority = self.authority

        kind: str = self.kind

        cadence: str = self.cadence

        last_day: None | str | Unset
        if isinstance(self.last_day, Unset):
            last_day = UNSET
        elif isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

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

        about: None | str | Unset
        if isinstance(self.about, Unset):
            about = UNSET
        else:
            about = self.about

        announced: bool | None | Unset
        if isinstance(self.announced, Unset):
            announced = UNSET
        else:
            announced = self.announced

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "first_day": first_day,
                "source": source,
                "confidence": confidence,
                "authority": authority,
                "kind": kind,
                "cadence": cadence,
            }
        )
        if last_day is not UNSET:
            field_dict["last_day"] = last_day
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
        if about is not UNSET:
            field_dict["about"] = about
        if announced is not UNSET:
            field_dict["announced"] = announced

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        first_day = datetime.date.fromisoformat(d.pop("first_day"))

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        authority = d.pop("authority")

        kind = check_oversight_event_kind(d.pop("kind"))

        cadence = check_cadence(d.pop("cadence"))

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

        def _parse_about(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        about = _parse_about(d.pop("about", UNSET))

        def _parse_announced(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        announced = _parse_announced(d.pop("announced", UNSET))

        meeting_schedule_in = cls(
            first_day=first_day,
            source=source,
            confidence=confidence,
            authority=authority,
            kind=kind,
            cadence=cadence,
            last_day=last_day,
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
            about=about,
            announced=announced,
        )

        return meeting_schedule_in

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.cadence import Cadence, check_cadence
from ..models.confidence import Confidence, check_confidence
from ..models.day_basis import DayBasis, check_day_basis
from ..models.oversight_event_kind import OversightEventKind, check_oversight_event_kind
from ..models.oversight_level import OversightLevel, check_oversight_level
from ..models.visibility import Visibility, check_visibility

if TYPE_CHECKING:
    from ..models.missed_interval_out import MissedIntervalOut


T = TypeVar("T", bound="MeetingScheduleOut")


@_attrs_define
class MeetingScheduleOut:
    """A schedule of regular meetings or checks, with its attendance up to the day.

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
        about (None | str): The subject of the events.
        announced (bool | None): True if checks are announced.
        cadence (Cadence): The frequency of regular meetings.
        first_day (datetime.date): The first day of the first interval.
        day_basis (DayBasis): The evidence for the day of something that happened.
        last_day (datetime.date | None): The last day, if one was set.
        held (int): The number of intervals with an event.
        missed (int): The number of intervals that ended without one, all of whose days the authority attests under the
            subject `meetings`.
        not_recorded (int): The number of intervals that ended without a recorded event and are not attested: an event
            may have taken place.
        last_missed (MissedIntervalOut | None): The last missed interval.
        last_heard_on (datetime.date | None): The latest day on which a source speaks of it; nothing is recorded since.
            Null if no source has a day.
        next_due_on (datetime.date | None): The last day of the current interval, if no event is yet.
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
    about: None | str
    announced: bool | None
    cadence: Cadence
    first_day: datetime.date
    day_basis: DayBasis
    last_day: datetime.date | None
    held: int
    missed: int
    not_recorded: int
    last_missed: MissedIntervalOut | None
    last_heard_on: datetime.date | None
    next_due_on: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.missed_interval_out import MissedIntervalOut  # noqa: PLC0415

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

        about: None | str
        about = self.about

        announced: bool | None
        announced = self.announced

        cadence: str = self.cadence

        first_day = self.first_day.isoformat()

        day_basis: str = self.day_basis

        last_day: None | str
        if isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

        held = self.held

        missed = self.missed

        not_recorded = self.not_recorded

        last_missed: dict[str, Any] | None
        if isinstance(self.last_missed, MissedIntervalOut):
            last_missed = self.last_missed.to_dict()
        else:
            last_missed = self.last_missed

        last_heard_on: None | str
        if isinstance(self.last_heard_on, datetime.date):
            last_heard_on = self.last_heard_on.isoformat()
        else:
            last_heard_on = self.last_heard_on

        next_due_on: None | str
        if isinstance(self.next_due_on, datetime.date):
            next_due_on = self.next_due_on.isoformat()
        else:
            next_due_on = self.next_due_on

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
                "about": about,
                "announced": announced,
                "cadence": cadence,
                "first_day": first_day,
                "day_basis": day_basis,
                "last_day": last_day,
                "held": held,
                "missed": missed,
                "not_recorded": not_recorded,
                "last_missed": last_missed,
                "last_heard_on": last_heard_on,
                "next_due_on": next_due_on,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.missed_interval_out import MissedIntervalOut  # noqa: PLC0415

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

        def _parse_about(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        about = _parse_about(d.pop("about"))

        def _parse_announced(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        announced = _parse_announced(d.pop("announced"))

        cadence = check_cadence(d.pop("cadence"))

        first_day = datetime.date.fromisoformat(d.pop("first_day"))

        day_basis = check_day_basis(d.pop("day_basis"))

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

        held = d.pop("held")

        missed = d.pop("missed")

        not_recorded = d.pop("not_recorded")

        def _parse_last_missed(data: object) -> MissedIntervalOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                last_missed_type_0 = MissedIntervalOut.from_dict(data)

                return last_missed_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(MissedIntervalOut | None, data)

        last_missed = _parse_last_missed(d.pop("last_missed"))

        def _parse_last_heard_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_heard_on_type_0 = datetime.date.fromisoformat(data)

                return last_heard_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        last_heard_on = _parse_last_heard_on(d.pop("last_heard_on"))

        def _parse_next_due_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_due_on_type_0 = datetime.date.fromisoformat(data)

                return next_due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        next_due_on = _parse_next_due_on(d.pop("next_due_on"))

        meeting_schedule_out = cls(
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
            about=about,
            announced=announced,
            cadence=cadence,
            first_day=first_day,
            day_basis=day_basis,
            last_day=last_day,
            held=held,
            missed=missed,
            not_recorded=not_recorded,
            last_missed=last_missed,
            last_heard_on=last_heard_on,
            next_due_on=next_due_on,
        )

        meeting_schedule_out.additional_properties = d
        return meeting_schedule_out

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

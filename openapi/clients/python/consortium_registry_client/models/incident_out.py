from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.case_state import CaseState, check_case_state
from ..models.confidence import Confidence, check_confidence
from ..models.day_basis import DayBasis, check_day_basis
from ..models.visibility import Visibility, check_visibility

if TYPE_CHECKING:
    from ..models.incident_step_out import IncidentStepOut


T = TypeVar("T", bound="IncidentOut")


@_attrs_define
class IncidentOut:
    """A declared failure of providers, with its steps up to the day.

    Attributes:
        id (str): The permanent id of the record.
        fact (str): The id of the current fact of the record, for `If-Match`.
        source (str): The code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
        visibility (Visibility): The callers to whom a fact is shown.
        note (None | str): A note of the author.
        title (str): The title of the incident.
        providers (list[str]): The codes of the failed providers.
        consortium (None | str): The code of the consortium whose lead declared it.
        authority (None | str): The code of the authority that declared it.
        began_on (datetime.date): The day of the failure.
        declared_on (datetime.date): The day of the declaration.
        day_basis (DayBasis): The evidence for the day of something that happened.
        state (CaseState): The state of a case on a day, as far as sources speak of it.
        last_heard_on (datetime.date | None): The latest day on which a source speaks of it; nothing is recorded since.
            Null if no source has a day.
        open_ (bool): True if no source says by the day that it was stood down.
        advisers (list[str]): The firms that advise, with their roles.
        decisions (list[str]): The decisions, in order.
        lessons (int): The number of lessons that name the incident.
        steps (list[IncidentStepOut]): The steps up to the day.
    """

    id: str
    fact: str
    source: str
    confidence: Confidence
    visibility: Visibility
    note: None | str
    title: str
    providers: list[str]
    consortium: None | str
    authority: None | str
    began_on: datetime.date
    declared_on: datetime.date
    day_basis: DayBasis
    state: CaseState
    last_heard_on: datetime.date | None
    open_: bool
    advisers: list[str]
    decisions: list[str]
    lessons: int
    steps: list[IncidentStepOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        fact = self.fact

        source = self.source

        confidence: str = self.confidence

        visibility: str = self.visibility

        note: None | str
        note = self.note

        title = self.title

        providers = self.providers

        consortium: None | str
        consortium = self.consortium

        authority: None | str
        authority = self.authority

        began_on = self.began_on.isoformat()

        declared_on = self.declared_on.isoformat()

        day_basis: str = self.day_basis

        state: str = self.state

        last_heard_on: None | str
        if isinstance(self.last_heard_on, datetime.date):
            last_heard_on = self.last_heard_on.isoformat()
        else:
            last_heard_on = self.last_heard_on

        open_ = self.open_

        advisers = self.advisers

        decisions = self.decisions

        lessons = self.lessons

        steps = []
        for steps_item_data in self.steps:
            steps_item = steps_item_data.to_dict()
            steps.append(steps_item)

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
                "title": title,
                "providers": providers,
                "consortium": consortium,
                "authority": authority,
                "began_on": began_on,
                "declared_on": declared_on,
                "day_basis": day_basis,
                "state": state,
                "last_heard_on": last_heard_on,
                "open": open_,
                "advisers": advisers,
                "decisions": decisions,
                "lessons": lessons,
                "steps": steps,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.incident_step_out import IncidentStepOut  # noqa: PLC0415

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

        title = d.pop("title")

        providers = cast(list[str], d.pop("providers"))

        def _parse_consortium(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        consortium = _parse_consortium(d.pop("consortium"))

        def _parse_authority(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        authority = _parse_authority(d.pop("authority"))

        began_on = datetime.date.fromisoformat(d.pop("began_on"))

        declared_on = datetime.date.fromisoformat(d.pop("declared_on"))

        day_basis = check_day_basis(d.pop("day_basis"))

        state = check_case_state(d.pop("state"))

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

        open_ = d.pop("open")

        advisers = cast(list[str], d.pop("advisers"))

        decisions = cast(list[str], d.pop("decisions"))

        lessons = d.pop("lessons")

        steps = []
        _steps = d.pop("steps")
        for steps_item_data in _steps:
            steps_item = IncidentStepOut.from_dict(steps_item_data)

            steps.append(steps_item)

        incident_out = cls(
            id=id,
            fact=fact,
            source=source,
            confidence=confidence,
            visibility=visibility,
            note=note,
            title=title,
            providers=providers,
            consortium=consortium,
            authority=authority,
            began_on=began_on,
            declared_on=declared_on,
            day_basis=day_basis,
            state=state,
            last_heard_on=last_heard_on,
            open_=open_,
            advisers=advisers,
            decisions=decisions,
            lessons=lessons,
            steps=steps,
        )

        incident_out.additional_properties = d
        return incident_out

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

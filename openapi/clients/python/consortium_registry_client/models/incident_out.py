from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.confidence import Confidence
from ..models.visibility import Visibility

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
        open_ (bool): True if it was not stood down by the day.
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

        confidence = self.confidence.value

        visibility = self.visibility.value

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

        confidence = Confidence(d.pop("confidence"))

        visibility = Visibility(d.pop("visibility"))

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

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.confidence import Confidence, check_confidence
from ..models.visibility import Visibility, check_visibility

T = TypeVar("T", bound="LessonOut")


@_attrs_define
class LessonOut:
    """A lesson learnt, and the consortium that it was shared with.

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
        incident (None | str): The id of the incident.
        text (str): The lesson.
        learnt_on (datetime.date): The day on which it was learnt.
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
    incident: None | str
    text: str
    learnt_on: datetime.date
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

        incident: None | str
        incident = self.incident

        text = self.text

        learnt_on = self.learnt_on.isoformat()

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
                "incident": incident,
                "text": text,
                "learnt_on": learnt_on,
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

        def _parse_incident(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        incident = _parse_incident(d.pop("incident"))

        text = d.pop("text")

        learnt_on = datetime.date.fromisoformat(d.pop("learnt_on"))

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

        lesson_out = cls(
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
            incident=incident,
            text=text,
            learnt_on=learnt_on,
            shared_with=shared_with,
            shared_with_name=shared_with_name,
            shared_on=shared_on,
        )

        lesson_out.additional_properties = d
        return lesson_out

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

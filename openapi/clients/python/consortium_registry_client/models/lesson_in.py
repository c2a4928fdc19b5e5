from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence, check_confidence
from ..models.visibility import Visibility, check_visibility
from ..types import UNSET, Unset

T = TypeVar("T", bound="LessonIn")


@_attrs_define
class LessonIn:
    """A lesson learnt.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        authority (str): The code of the authority that the record is about, and that records it.
        text (str): The lesson.
        learnt_on (datetime.date): The day on which it was learnt.
        shared_with (None | str | Unset): The code of the consortium whose members received it.
        shared_on (datetime.date | None | Unset): The day on which it was shared; only with `shared_with`.
        note (None | str | Unset): A remark, without personal data.
        visibility (Visibility | Unset): The callers to whom a fact is shown.
        owner (None | str | Unset): The only authority that may read it; required if `visibility` is `owner`.
        replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
        provider (None | str | Unset): The code of the provider.
        incident (None | str | Unset): The id of the incident that it comes from.
    """

    source: str
    confidence: Confidence
    authority: str
    text: str
    learnt_on: datetime.date
    shared_with: None | str | Unset = UNSET
    shared_on: datetime.date | None | Unset = UNSET
    note: None | str | Unset = UNSET
    visibility: Visibility | Unset = UNSET
    owner: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET
    provider: None | str | Unset = UNSET
    incident: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence: str = self.confidence

        authority = self.authority

        text = self.text

        learnt_on = self.learnt_on.isoformat()

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

        incident: None | str | Unset
        if isinstance(self.incident, Unset):
            incident = UNSET
        else:
            incident = self.incident

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "confidence": confidence,
                "authority": authority,
                "text": text,
                "learnt_on": learnt_on,
            }
        )
        if shared_with is not UNSET:
            field_dict["shared_with"] = shared_with
        if shared_on is not UNSET:
            field_dict["shared_on"] = shared_on
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
        if incident is not UNSET:
            field_dict["incident"] = incident

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        authority = d.pop("authority")

        text = d.pop("text")

        learnt_on = datetime.date.fromisoformat(d.pop("learnt_on"))

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

        def _parse_incident(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        incident = _parse_incident(d.pop("incident", UNSET))

        lesson_in = cls(
            source=source,
            confidence=confidence,
            authority=authority,
            text=text,
            learnt_on=learnt_on,
            shared_with=shared_with,
            shared_on=shared_on,
            note=note,
            visibility=visibility,
            owner=owner,
            replaces=replaces,
            provider=provider,
            incident=incident,
        )

        return lesson_in

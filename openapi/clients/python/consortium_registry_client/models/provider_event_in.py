from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence, check_confidence
from ..models.date_basis import DateBasis, check_date_basis
from ..models.provider_event_kind import ProviderEventKind, check_provider_event_kind
from ..models.visibility import Visibility, check_visibility
from ..types import UNSET, Unset

T = TypeVar("T", bound="ProviderEventIn")


@_attrs_define
class ProviderEventIn:
    """An event of a provider on a day.

    A distress signal is visible to partners only by default, because publishing it could cause the
    failure. All other events are public, because cover is computed from them.

        Attributes:
            source (str): Code of the source on which the fact rests.
            confidence (Confidence): The strength of the evidence for a fact.
            event (ProviderEventKind): An event in the life of a provider.
            day (datetime.date): Day of the event.
            day_basis (DateBasis): The evidence for a date.
            note (None | str | Unset): A remark, without personal data.
            visibility (Visibility | Unset): The callers to whom a fact is shown.
            owner (None | str | Unset): The only authority that may read it; required if `visibility` is `owner`.
            replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
            description (None | str | Unset): Description of the event, without personal data.
    """

    source: str
    confidence: Confidence
    event: ProviderEventKind
    day: datetime.date
    day_basis: DateBasis
    note: None | str | Unset = UNSET
    visibility: Visibility | Unset = UNSET
    owner: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET
    description: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence: str = self.confidence

        event: str = self.event

        day = self.day.isoformat()

        day_basis: str = self.day_basis

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

        description: None | str | Unset
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "confidence": confidence,
                "event": event,
                "day": day,
                "day_basis": day_basis,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note
        if visibility is not UNSET:
            field_dict["visibility"] = visibility
        if owner is not UNSET:
            field_dict["owner"] = owner
        if replaces is not UNSET:
            field_dict["replaces"] = replaces
        if description is not UNSET:
            field_dict["description"] = description

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        event = check_provider_event_kind(d.pop("event"))

        day = datetime.date.fromisoformat(d.pop("day"))

        day_basis = check_date_basis(d.pop("day_basis"))

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

        def _parse_description(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        description = _parse_description(d.pop("description", UNSET))

        provider_event_in = cls(
            source=source,
            confidence=confidence,
            event=event,
            day=day,
            day_basis=day_basis,
            note=note,
            visibility=visibility,
            owner=owner,
            replaces=replaces,
            description=description,
        )

        return provider_event_in

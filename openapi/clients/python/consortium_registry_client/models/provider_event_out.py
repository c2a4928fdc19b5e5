from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.confidence import Confidence, check_confidence
from ..models.date_basis import DateBasis, check_date_basis
from ..models.provider_event_kind import ProviderEventKind, check_provider_event_kind
from ..models.visibility import Visibility, check_visibility

T = TypeVar("T", bound="ProviderEventOut")


@_attrs_define
class ProviderEventOut:
    """An event of a provider on a day.

    Attributes:
        id (str): Id of the fact.
        provider (str): Code of the provider.
        event (ProviderEventKind): An event in the life of a provider.
        day (datetime.date): Day of the event.
        day_basis (DateBasis): The evidence for a date.
        description (None | str): Description of the event.
        source (str): Code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
        visibility (Visibility): The callers to whom a fact is shown.
    """

    id: str
    provider: str
    event: ProviderEventKind
    day: datetime.date
    day_basis: DateBasis
    description: None | str
    source: str
    confidence: Confidence
    visibility: Visibility
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        provider = self.provider

        event: str = self.event

        day = self.day.isoformat()

        day_basis: str = self.day_basis

        description: None | str
        description = self.description

        source = self.source

        confidence: str = self.confidence

        visibility: str = self.visibility

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "provider": provider,
                "event": event,
                "day": day,
                "day_basis": day_basis,
                "description": description,
                "source": source,
                "confidence": confidence,
                "visibility": visibility,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        provider = d.pop("provider")

        event = check_provider_event_kind(d.pop("event"))

        day = datetime.date.fromisoformat(d.pop("day"))

        day_basis = check_date_basis(d.pop("day_basis"))

        def _parse_description(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        description = _parse_description(d.pop("description"))

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        visibility = check_visibility(d.pop("visibility"))

        provider_event_out = cls(
            id=id,
            provider=provider,
            event=event,
            day=day,
            day_basis=day_basis,
            description=description,
            source=source,
            confidence=confidence,
            visibility=visibility,
        )

        provider_event_out.additional_properties = d
        return provider_event_out

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

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.confidence import Confidence
from ..models.date_basis import DateBasis
from ..models.provider_event_kind import ProviderEventKind
from ..models.visibility import Visibility

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

        event = self.event.value

        day = self.day.isoformat()

        day_basis = self.day_basis.value

        description: None | str
        description = self.description

        source = self.source

        confidence = self.confidence.value

        visibility = self.visibility.value

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

        event = ProviderEventKind(d.pop("event"))

        day = datetime.date.fromisoformat(d.pop("day"))

        day_basis = DateBasis(d.pop("day_basis"))

        def _parse_description(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        description = _parse_description(d.pop("description"))

        source = d.pop("source")

        confidence = Confidence(d.pop("confidence"))

        visibility = Visibility(d.pop("visibility"))

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

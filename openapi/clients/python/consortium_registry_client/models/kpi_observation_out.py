from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.confidence import Confidence, check_confidence
from ..models.rating import Rating, check_rating
from ..models.visibility import Visibility, check_visibility

T = TypeVar("T", bound="KpiObservationOut")


@_attrs_define
class KpiObservationOut:
    """The count of an indicator for one authority in one month, with its value and rating.

    Attributes:
        id (str): The permanent id of the record.
        fact (str): The id of the current fact of the record, for `If-Match`.
        source (str): The code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
        visibility (Visibility): The callers to whom a fact is shown.
        note (None | str): A note of the author.
        authority (str): The code of the authority.
        authority_name (str): The name of the authority on the day.
        kpi (str): The id of the indicator.
        standard (str): The code of the measure.
        contract (str): The reference of the contract.
        provider (None | str): The code of the provider on the day.
        month (datetime.date): The first day of the month.
        numerator (int): The number that met the standard; for a plain count, the number.
        denominator (int | None): The total number; null for a plain count.
        value (None | str): The value in the unit of the indicator, a percentage to one decimal; null if the denominator
            is 0. The rating is computed from the exact value.
        target (None | str): The target in the unit of the indicator, if one was set.
        rating (Rating): A published performance rating (Procurement Act 2023, section 71).
        breach (bool): True if the value misses the target.
    """

    id: str
    fact: str
    source: str
    confidence: Confidence
    visibility: Visibility
    note: None | str
    authority: str
    authority_name: str
    kpi: str
    standard: str
    contract: str
    provider: None | str
    month: datetime.date
    numerator: int
    denominator: int | None
    value: None | str
    target: None | str
    rating: Rating
    breach: bool
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

        kpi = self.kpi

        standard = self.standard

        contract = self.contract

        provider: None | str
        provider = self.provider

        month = self.month.isoformat()

        numerator = self.numerator

        denominator: int | None
        denominator = self.denominator

        value: None | str
        value = self.value

        target: None | str
        target = self.target

        rating: str = self.rating

        breach = self.breach

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
                "kpi": kpi,
                "standard": standard,
                "contract": contract,
                "provider": provider,
                "month": month,
                "numerator": numerator,
                "denominator": denominator,
                "value": value,
                "target": target,
                "rating": rating,
                "breach": breach,
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

        kpi = d.pop("kpi")

        standard = d.pop("standard")

        contract = d.pop("contract")

        def _parse_provider(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        provider = _parse_provider(d.pop("provider"))

        month = datetime.date.fromisoformat(d.pop("month"))

        numerator = d.pop("numerator")

        def _parse_denominator(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        denominator = _parse_denominator(d.pop("denominator"))

        def _parse_value(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        value = _parse_value(d.pop("value"))

        def _parse_target(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        target = _parse_target(d.pop("target"))

        rating = check_rating(d.pop("rating"))

        breach = d.pop("breach")

        kpi_observation_out = cls(
            id=id,
            fact=fact,
            source=source,
            confidence=confidence,
            visibility=visibility,
            note=note,
            authority=authority,
            authority_name=authority_name,
            kpi=kpi,
            standard=standard,
            contract=contract,
            provider=provider,
            month=month,
            numerator=numerator,
            denominator=denominator,
            value=value,
            target=target,
            rating=rating,
            breach=breach,
        )

        kpi_observation_out.additional_properties = d
        return kpi_observation_out

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

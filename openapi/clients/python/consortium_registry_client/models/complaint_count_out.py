from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.complaint_count_kind import ComplaintCountKind, check_complaint_count_kind
from ..models.confidence import Confidence, check_confidence
from ..models.visibility import Visibility, check_visibility

T = TypeVar("T", bound="ComplaintCountOut")


@_attrs_define
class ComplaintCountOut:
    """A monthly count of complaints, compliments or feedback.

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
        contract (None | str): The reference of the contract.
        kind (ComplaintCountKind): The type of feedback that is recorded as a count, without single cases.
        month (datetime.date): The first day of the month.
        received (int): The number received.
        answered_in_time (int | None): The number answered in time.
        upheld (int | None): The number upheld.
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
    contract: None | str
    kind: ComplaintCountKind
    month: datetime.date
    received: int
    answered_in_time: int | None
    upheld: int | None
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

        contract: None | str
        contract = self.contract

        kind: str = self.kind

        month = self.month.isoformat()

        received = self.received

        answered_in_time: int | None
        answered_in_time = self.answered_in_time

        upheld: int | None
        upheld = self.upheld

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
                "contract": contract,
                "kind": kind,
                "month": month,
                "received": received,
                "answered_in_time": answered_in_time,
                "upheld": upheld,
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

        def _parse_contract(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        contract = _parse_contract(d.pop("contract"))

        kind = check_complaint_count_kind(d.pop("kind"))

        month = datetime.date.fromisoformat(d.pop("month"))

        received = d.pop("received")

        def _parse_answered_in_time(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        answered_in_time = _parse_answered_in_time(d.pop("answered_in_time"))

        def _parse_upheld(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        upheld = _parse_upheld(d.pop("upheld"))

        complaint_count_out = cls(
            id=id,
            fact=fact,
            source=source,
            confidence=confidence,
            visibility=visibility,
            note=note,
            authority=authority,
            authority_name=authority_name,
            provider=provider,
            contract=contract,
            kind=kind,
            month=month,
            received=received,
            answered_in_time=answered_in_time,
            upheld=upheld,
        )

        complaint_count_out.additional_properties = d
        return complaint_count_out

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

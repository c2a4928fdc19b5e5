from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence
from ..models.visibility import Visibility
from ..types import UNSET, Unset

T = TypeVar("T", bound="ComplaintIn")


@_attrs_define
class ComplaintIn:
    """A complaint by its reference. Its text and the person have no field.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        authority (str): The code of the authority that the record is about, and that records it.
        reference (str): The reference of the complaint.
        received_on (datetime.date): The day on which it was received.
        note (None | str | Unset): A remark, without personal data.
        visibility (Visibility | Unset): The callers to whom a fact is shown.
        owner (None | str | Unset): The only authority that may read it; required if `visibility` is `owner`.
        replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
        provider (None | str | Unset): The code of the provider.
        contract (None | str | Unset): The reference of the contract.
        visit_failed_on (datetime.date | None | Unset): The day of a failed visit, which a call must follow within a
            day.
    """

    source: str
    confidence: Confidence
    authority: str
    reference: str
    received_on: datetime.date
    note: None | str | Unset = UNSET
    visibility: Visibility | Unset = UNSET
    owner: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET
    provider: None | str | Unset = UNSET
    contract: None | str | Unset = UNSET
    visit_failed_on: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence = self.confidence.value

        authority = self.authority

        reference = self.reference

        received_on = self.received_on.isoformat()

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        visibility: str | Unset = UNSET
        if not isinstance(self.visibility, Unset):
            visibility = self.visibility.value

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

        contract: None | str | Unset
        if isinstance(self.contract, Unset):
            contract = UNSET
        else:
            contract = self.contract

        visit_failed_on: None | str | Unset
        if isinstance(self.visit_failed_on, Unset):
            visit_failed_on = UNSET
        elif isinstance(self.visit_failed_on, datetime.date):
            visit_failed_on = self.visit_failed_on.isoformat()
        else:
            visit_failed_on = self.visit_failed_on

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "confidence": confidence,
                "authority": authority,
                "reference": reference,
                "received_on": received_on,
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
        if provider is not UNSET:
            field_dict["provider"] = provider
        if contract is not UNSET:
            field_dict["contract"] = contract
        if visit_failed_on is not UNSET:
            field_dict["visit_failed_on"] = visit_failed_on

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        source = d.pop("source")

        confidence = Confidence(d.pop("confidence"))

        authority = d.pop("authority")

        reference = d.pop("reference")

        received_on = datetime.date.fromisoformat(d.pop("received_on"))

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
            visibility = Visibility(_visibility)

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

        def _parse_contract(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        contract = _parse_contract(d.pop("contract", UNSET))

        def _parse_visit_failed_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                visit_failed_on_type_0 = datetime.date.fromisoformat(data)

                return visit_failed_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        visit_failed_on = _parse_visit_failed_on(d.pop("visit_failed_on", UNSET))

        complaint_in = cls(
            source=source,
            confidence=confidence,
            authority=authority,
            reference=reference,
            received_on=received_on,
            note=note,
            visibility=visibility,
            owner=owner,
            replaces=replaces,
            provider=provider,
            contract=contract,
            visit_failed_on=visit_failed_on,
        )

        return complaint_in

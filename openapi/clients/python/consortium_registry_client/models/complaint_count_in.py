from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.complaint_count_kind import ComplaintCountKind, check_complaint_count_kind
from ..models.confidence import Confidence, check_confidence
from ..models.visibility import Visibility, check_visibility
from ..types import UNSET, Unset

T = TypeVar("T", bound="ComplaintCountIn")


@_attrs_define
class ComplaintCountIn:
    """A monthly count. A count from 1 to 4 cannot be public.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        authority (str): The code of the authority that the record is about, and that records it.
        kind (ComplaintCountKind): The type of feedback that is recorded as a count, without single cases.
        month (datetime.date): The first day of the month.
        received (int): The number received.
        note (None | str | Unset): A remark, without personal data.
        visibility (Visibility | Unset): The callers to whom a fact is shown.
        owner (None | str | Unset): The only authority that may read it; required if `visibility` is `owner`.
        replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
        provider (None | str | Unset): The code of the provider.
        contract (None | str | Unset): The reference of the contract.
        answered_in_time (int | None | Unset): The number answered in time.
        upheld (int | None | Unset): The number upheld.
    """

    source: str
    confidence: Confidence
    authority: str
    kind: ComplaintCountKind
    month: datetime.date
    received: int
    note: None | str | Unset = UNSET
    visibility: Visibility | Unset = UNSET
    owner: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET
    provider: None | str | Unset = UNSET
    contract: None | str | Unset = UNSET
    answered_in_time: int | None | Unset = UNSET
    upheld: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence: str = self.confidence

        authority = self.authority

        kind: str = self.kind

        month = self.month.isoformat()

        received = self.received

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

        contract: None | str | Unset
        if isinstance(self.contract, Unset):
            contract = UNSET
        else:
            contract = self.contract

        answered_in_time: int | None | Unset
        if isinstance(self.answered_in_time, Unset):
            answered_in_time = UNSET
        else:
            answered_in_time = self.answered_in_time

        upheld: int | None | Unset
        if isinstance(self.upheld, Unset):
            upheld = UNSET
        else:
            upheld = self.upheld

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "confidence": confidence,
                "authority": authority,
                "kind": kind,
                "month": month,
                "received": received,
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
        if answered_in_time is not UNSET:
            field_dict["answered_in_time"] = answered_in_time
        if upheld is not UNSET:
            field_dict["upheld"] = upheld

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        authority = d.pop("authority")

        kind = check_complaint_count_kind(d.pop("kind"))

        month = datetime.date.fromisoformat(d.pop("month"))

        received = d.pop("received")

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

        def _parse_contract(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        contract = _parse_contract(d.pop("contract", UNSET))

        def _parse_answered_in_time(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        answered_in_time = _parse_answered_in_time(d.pop("answered_in_time", UNSET))

        def _parse_upheld(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        upheld = _parse_upheld(d.pop("upheld", UNSET))

        complaint_count_in = cls(
            source=source,
            confidence=confidence,
            authority=authority,
            kind=kind,
            month=month,
            received=received,
            note=note,
            visibility=visibility,
            owner=owner,
            replaces=replaces,
            provider=provider,
            contract=contract,
            answered_in_time=answered_in_time,
            upheld=upheld,
        )

        return complaint_count_in

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence, check_confidence
from ..models.visibility import Visibility, check_visibility
from ..types import UNSET, Unset

T = TypeVar("T", bound="ActionIn")


@_attrs_define
class ActionIn:
    """An agreed action. Revise it when it is done.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        authority (str): The code of the authority that the record is about, and that records it.
        text (str): The action.
        decided_on (datetime.date): The day on which it was agreed.
        reported_late_on (datetime.date | None | Unset): The first day on which the source saw that it was not done in
            time. Without such a report, silence does not make it late.
        note (None | str | Unset): A remark, without personal data.
        visibility (Visibility | Unset): The callers to whom a fact is shown.
        owner (None | str | Unset): The only authority that may read it; required if `visibility` is `owner`.
        replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
        provider (None | str | Unset): The code of the provider.
        contract (None | str | Unset): The reference of the contract.
        arises_from (None | str | Unset): The id of the record that led to it, for example a concern.
        owner_role (None | str | Unset): The responsible role.
        due_on (datetime.date | None | Unset): The due day.
        done_on (datetime.date | None | Unset): The day of completion.
    """

    source: str
    confidence: Confidence
    authority: str
    text: str
    decided_on: datetime.date
    reported_late_on: datetime.date | None | Unset = UNSET
    note: None | str | Unset = UNSET
    visibility: Visibility | Unset = UNSET
    owner: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET
    provider: None | str | Unset = UNSET
    contract: None | str | Unset = UNSET
    arises_from: None | str | Unset = UNSET
    owner_role: None | str | Unset = UNSET
    due_on: datetime.date | None | Unset = UNSET
    done_on: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence: str = self.confidence

        authority = self.authority

        text = self.text

        decided_on = self.decided_on.isoformat()

        reported_late_on: None | str | Unset
        if isinstance(self.reported_late_on, Unset):
            reported_late_on = UNSET
        elif isinstance(self.reported_late_on, datetime.date):
            reported_late_on = self.reported_late_on.isoformat()
        else:
            reported_late_on = self.reported_late_on

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

        arises_from: None | str | Unset
        if isinstance(self.arises_from, Unset):
            arises_from = UNSET
        else:
            arises_from = self.arises_from

        owner_role: None | str | Unset
        if isinstance(self.owner_role, Unset):
            owner_role = UNSET
        else:
            owner_role = self.owner_role

        due_on: None | str | Unset
        if isinstance(self.due_on, Unset):
            due_on = UNSET
        elif isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        done_on: None | str | Unset
        if isinstance(self.done_on, Unset):
            done_on = UNSET
        elif isinstance(self.done_on, datetime.date):
            done_on = self.done_on.isoformat()
        else:
            done_on = self.done_on

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "confidence": confidence,
                "authority": authority,
                "text": text,
                "decided_on": decided_on,
            }
        )
        if reported_late_on is not UNSET:
            field_dict["reported_late_on"] = reported_late_on
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
        if arises_from is not UNSET:
            field_dict["arises_from"] = arises_from
        if owner_role is not UNSET:
            field_dict["owner_role"] = owner_role
        if due_on is not UNSET:
            field_dict["due_on"] = due_on
        if done_on is not UNSET:
            field_dict["done_on"] = done_on

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        authority = d.pop("authority")

        text = d.pop("text")

        decided_on = datetime.date.fromisoformat(d.pop("decided_on"))

        def _parse_reported_late_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reported_late_on_type_0 = datetime.date.fromisoformat(data)

                return reported_late_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        reported_late_on = _parse_reported_late_on(d.pop("reported_late_on", UNSET))

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

        def _parse_arises_from(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        arises_from = _parse_arises_from(d.pop("arises_from", UNSET))

        def _parse_owner_role(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        owner_role = _parse_owner_role(d.pop("owner_role", UNSET))

        def _parse_due_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_on_type_0 = datetime.date.fromisoformat(data)

                return due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        due_on = _parse_due_on(d.pop("due_on", UNSET))

        def _parse_done_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                done_on_type_0 = datetime.date.fromisoformat(data)

                return done_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        done_on = _parse_done_on(d.pop("done_on", UNSET))

        action_in = cls(
            source=source,
            confidence=confidence,
            authority=authority,
            text=text,
            decided_on=decided_on,
            reported_late_on=reported_late_on,
            note=note,
            visibility=visibility,
            owner=owner,
            replaces=replaces,
            provider=provider,
            contract=contract,
            arises_from=arises_from,
            owner_role=owner_role,
            due_on=due_on,
            done_on=done_on,
        )

        return action_in

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.confidence import Confidence, check_confidence
from ..models.undertaking_status import UndertakingStatus, check_undertaking_status
from ..models.visibility import Visibility, check_visibility

T = TypeVar("T", bound="ActionOut")


@_attrs_define
class ActionOut:
    """An agreed action, with its status on the day.

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
        contract (None | str): The reference of the contract.
        arises_from (None | str): The id of the record that led to the action.
        text (str): The action.
        owner_role (None | str): The responsible role.
        decided_on (datetime.date): The day on which it was agreed.
        due_on (datetime.date | None): The due day, if one was set.
        done_on (datetime.date | None): The day of completion.
        reported_late_on (datetime.date | None): The first day on which a source saw that it was not done in time.
        last_heard_on (datetime.date | None): The latest day on which a source speaks of it; nothing is recorded since.
            Null if no source has a day.
        state (UndertakingStatus): The status of an undertaking on a day.
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
    contract: None | str
    arises_from: None | str
    text: str
    owner_role: None | str
    decided_on: datetime.date
    due_on: datetime.date | None
    done_on: datetime.date | None
    reported_late_on: datetime.date | None
    last_heard_on: datetime.date | None
    state: UndertakingStatus
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

        contract: None | str
        contract = self.contract

        arises_from: None | str
        arises_from = self.arises_from

        text = self.text

        owner_role: None | str
        owner_role = self.owner_role

        decided_on = self.decided_on.isoformat()

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        done_on: None | str
        if isinstance(self.done_on, datetime.date):
            done_on = self.done_on.isoformat()
        else:
            done_on = self.done_on

        reported_late_on: None | str
        if isinstance(self.reported_late_on, datetime.date):
            reported_late_on = self.reported_late_on.isoformat()
        else:
            reported_late_on = self.reported_late_on

        last_heard_on: None | str
        if isinstance(self.last_heard_on, datetime.date):
            last_heard_on = self.last_heard_on.isoformat()
        else:
            last_heard_on = self.last_heard_on

        state: str = self.state

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
                "contract": contract,
                "arises_from": arises_from,
                "text": text,
                "owner_role": owner_role,
                "decided_on": decided_on,
                "due_on": due_on,
                "done_on": done_on,
                "reported_late_on": reported_late_on,
                "last_heard_on": last_heard_on,
                "state": state,
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

        def _parse_contract(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        contract = _parse_contract(d.pop("contract"))

        def _parse_arises_from(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        arises_from = _parse_arises_from(d.pop("arises_from"))

        text = d.pop("text")

        def _parse_owner_role(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        owner_role = _parse_owner_role(d.pop("owner_role"))

        decided_on = datetime.date.fromisoformat(d.pop("decided_on"))

        def _parse_due_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_on_type_0 = datetime.date.fromisoformat(data)

                return due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        due_on = _parse_due_on(d.pop("due_on"))

        def _parse_done_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                done_on_type_0 = datetime.date.fromisoformat(data)

                return done_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        done_on = _parse_done_on(d.pop("done_on"))

        def _parse_reported_late_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reported_late_on_type_0 = datetime.date.fromisoformat(data)

                return reported_late_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        reported_late_on = _parse_reported_late_on(d.pop("reported_late_on"))

        def _parse_last_heard_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_heard_on_type_0 = datetime.date.fromisoformat(data)

                return last_heard_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        last_heard_on = _parse_last_heard_on(d.pop("last_heard_on"))

        state = check_undertaking_status(d.pop("state"))

        action_out = cls(
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
            contract=contract,
            arises_from=arises_from,
            text=text,
            owner_role=owner_role,
            decided_on=decided_on,
            due_on=due_on,
            done_on=done_on,
            reported_late_on=reported_late_on,
            last_heard_on=last_heard_on,
            state=state,
        )

        action_out.additional_properties = d
        return action_out

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

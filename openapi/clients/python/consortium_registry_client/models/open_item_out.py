from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.open_kind import OpenKind, check_open_kind
from ..models.visibility import Visibility, check_visibility

T = TypeVar("T", bound="OpenItemOut")


@_attrs_define
class OpenItemOut:
    """An open item: pending work of any kind.

    Attributes:
        kind (OpenKind): The kind of an open item.
        text (str): The pending work, in a few words.
        id (None | str): The id of the record behind the item, if there is one.
        authority (None | str): The code of the authority.
        provider (None | str): The code of the provider.
        contract (None | str): The reference of the contract.
        due_on (datetime.date | None): The due date, if there is one.
        late (bool): True if a source, or a record attested to be complete, says that it is late, or that a meeting was
            missed. Default: False.
        not_recorded (bool): True if the due date is past, or no source speaks of the day, and nothing is recorded: it
            may have been done. Default: False.
        last_heard_on (datetime.date | None): The latest day on which a source speaks of it; null if not known.
        address (str): The path of the resource behind the item.
        visibility (Visibility): The callers to whom a fact is shown.
        authorities (list[str]): The codes of all authorities of the brief that it concerns: its own, or those that the
            contract serves.
    """

    kind: OpenKind
    text: str
    id: None | str
    authority: None | str
    provider: None | str
    contract: None | str
    due_on: datetime.date | None
    last_heard_on: datetime.date | None
    address: str
    visibility: Visibility
    authorities: list[str]
    late: bool = False
    not_recorded: bool = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        text = self.text

        id: None | str
        id = self.id

        authority: None | str
        authority = self.authority

        provider: None | str
        provider = self.provider

        contract: None | str
        contract = self.contract

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        late = self.late

        not_recorded = self.not_recorded

        last_heard_on: None | str
        if isinstance(self.last_heard_on, datetime.date):
            last_heard_on = self.last_heard_on.isoformat()
        else:
            last_heard_on = self.last_heard_on

        address = self.address

        visibility: str = self.visibility

        authorities = self.authorities

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
                "text": text,
                "id": id,
                "authority": authority,
                "provider": provider,
                "contract": contract,
                "due_on": due_on,
                "late": late,
                "not_recorded": not_recorded,
                "last_heard_on": last_heard_on,
                "address": address,
                "visibility": visibility,
                "authorities": authorities,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_open_kind(d.pop("kind"))

        text = d.pop("text")

        def _parse_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        id = _parse_id(d.pop("id"))

        def _parse_authority(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        authority = _parse_authority(d.pop("authority"))

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

        late = d.pop("late")

        not_recorded = d.pop("not_recorded")

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

        address = d.pop("address")

        visibility = check_visibility(d.pop("visibility"))

        authorities = cast(list[str], d.pop("authorities"))

        open_item_out = cls(
            kind=kind,
            text=text,
            id=id,
            authority=authority,
            provider=provider,
            contract=contract,
            due_on=due_on,
            late=late,
            not_recorded=not_recorded,
            last_heard_on=last_heard_on,
            address=address,
            visibility=visibility,
            authorities=authorities,
        )

        open_item_out.additional_properties = d
        return open_item_out

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

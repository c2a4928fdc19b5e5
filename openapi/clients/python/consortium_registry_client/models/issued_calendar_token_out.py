from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.role import Role, check_role

T = TypeVar("T", bound="IssuedCalendarTokenOut")


@_attrs_define
class IssuedCalendarTokenOut:
    """A new calendar token with its address, which only this response shows.

    Attributes:
        id (str): The public part of the token, after `crt_`.
        name (str): The system that holds it.
        role (Role): The role of a caller, which decides the facts it may read and record.
        authorities (list[str]): The authorities whose own facts it shows.
        issued_at (datetime.datetime): The moment of issue.
        expires_at (datetime.datetime): The last moment at which it is valid.
        revoked_by (None | str): The caller that revoked it; null if it was not revoked.
        revoked_at (datetime.datetime | None): The moment of revocation; null if not revoked.
        token (str): The secret token. It cannot be shown again.
        address (str): The address of the calendar; filters may be added to it.
    """

    id: str
    name: str
    role: Role
    authorities: list[str]
    issued_at: datetime.datetime
    expires_at: datetime.datetime
    revoked_by: None | str
    revoked_at: datetime.datetime | None
    token: str
    address: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        role: str = self.role

        authorities = self.authorities

        issued_at = self.issued_at.isoformat()

        expires_at = self.expires_at.isoformat()

        revoked_by: None | str
        revoked_by = self.revoked_by

        revoked_at: None | str
        if isinstance(self.revoked_at, datetime.datetime):
            revoked_at = self.revoked_at.isoformat()
        else:
            revoked_at = self.revoked_at

        token = self.token

        address = self.address

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "role": role,
                "authorities": authorities,
                "issued_at": issued_at,
                "expires_at": expires_at,
                "revoked_by": revoked_by,
                "revoked_at": revoked_at,
                "token": token,
                "address": address,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        role = check_role(d.pop("role"))

        authorities = cast(list[str], d.pop("authorities"))

        issued_at = datetime.datetime.fromisoformat(d.pop("issued_at"))

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        def _parse_revoked_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        revoked_by = _parse_revoked_by(d.pop("revoked_by"))

        def _parse_revoked_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                revoked_at_type_0 = datetime.datetime.fromisoformat(data)

                return revoked_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        revoked_at = _parse_revoked_at(d.pop("revoked_at"))

        token = d.pop("token")

        address = d.pop("address")

        issued_calendar_token_out = cls(
            id=id,
            name=name,
            role=role,
            authorities=authorities,
            issued_at=issued_at,
            expires_at=expires_at,
            revoked_by=revoked_by,
            revoked_at=revoked_at,
            token=token,
            address=address,
        )

        issued_calendar_token_out.additional_properties = d
        return issued_calendar_token_out

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

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.role import Role, check_role

T = TypeVar("T", bound="IssuedKeyOut")


@_attrs_define
class IssuedKeyOut:
    """A new API key with its secret, which only this response shows.

    Attributes:
        id (str): The public part of the key, after `crk_`.
        name (str): The system that uses it.
        role (Role): The role of a caller, which decides the facts it may read and record.
        authorities (list[str]): The authorities that it records for.
        issued_by (str): The admin that issued it.
        issued_at (datetime.datetime): The moment of issue.
        expires_at (datetime.datetime): The last moment at which it is valid.
        revoked_by (None | str): The admin that revoked it; null if it was not revoked.
        revoked_at (datetime.datetime | None): The moment of revocation; null if not revoked.
        key (str): The secret key. Store it: it cannot be shown again.
    """

    id: str
    name: str
    role: Role
    authorities: list[str]
    issued_by: str
    issued_at: datetime.datetime
    expires_at: datetime.datetime
    revoked_by: None | str
    revoked_at: datetime.datetime | None
    key: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        role: str = self.role

        authorities = self.authorities

        issued_by = self.issued_by

        issued_at = self.issued_at.isoformat()

        expires_at = self.expires_at.isoformat()

        revoked_by: None | str
        revoked_by = self.revoked_by

        revoked_at: None | str
        if isinstance(self.revoked_at, datetime.datetime):
            revoked_at = self.revoked_at.isoformat()
        else:
            revoked_at = self.revoked_at

        key = self.key

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "role": role,
                "authorities": authorities,
                "issued_by": issued_by,
                "issued_at": issued_at,
                "expires_at": expires_at,
                "revoked_by": revoked_by,
                "revoked_at": revoked_at,
                "key": key,
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

        issued_by = d.pop("issued_by")

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

        key = d.pop("key")

        issued_key_out = cls(
            id=id,
            name=name,
            role=role,
            authorities=authorities,
            issued_by=issued_by,
            issued_at=issued_at,
            expires_at=expires_at,
            revoked_by=revoked_by,
            revoked_at=revoked_at,
            key=key,
        )

        issued_key_out.additional_properties = d
        return issued_key_out

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

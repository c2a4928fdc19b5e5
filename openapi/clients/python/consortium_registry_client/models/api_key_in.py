from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.api_key_in_role import ApiKeyInRole, check_api_key_in_role
from ..types import UNSET, Unset

T = TypeVar("T", bound="ApiKeyIn")


@_attrs_define
class ApiKeyIn:
    """The holder of a new key.

    Attributes:
        name (str): The system that uses the key, such as `westminster-case-system`; never a person. Keys with the same
            name are the same caller, so that keys can be replaced.
        role (ApiKeyInRole): The role of the key.
        authorities (list[str] | Unset): The authorities that an editor records for; empty for other roles.
        expires_on (datetime.date | None | Unset): The last day on which the key is valid, at most two years ahead; in a
            year.
    """

    name: str
    role: ApiKeyInRole
    authorities: list[str] | Unset = UNSET
    expires_on: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        role: str = self.role

        authorities: list[str] | Unset = UNSET
        if not isinstance(self.authorities, Unset):
            authorities = self.authorities

        expires_on: None | str | Unset
        if isinstance(self.expires_on, Unset):
            expires_on = UNSET
        elif isinstance(self.expires_on, datetime.date):
            expires_on = self.expires_on.isoformat()
        else:
            expires_on = self.expires_on

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "role": role,
            }
        )
        if authorities is not UNSET:
            field_dict["authorities"] = authorities
        if expires_on is not UNSET:
            field_dict["expires_on"] = expires_on

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        role = check_api_key_in_role(d.pop("role"))

        authorities = cast(list[str], d.pop("authorities", UNSET))

        def _parse_expires_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_on_type_0 = datetime.date.fromisoformat(data)

                return expires_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        expires_on = _parse_expires_on(d.pop("expires_on", UNSET))

        api_key_in = cls(
            name=name,
            role=role,
            authorities=authorities,
            expires_on=expires_on,
        )

        return api_key_in

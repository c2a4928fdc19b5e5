from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ErasureOut")


@_attrs_define
class ErasureOut:
    """A request to erase free texts of an entry, and the consent to it.

    Attributes:
        id (str): Id of the request.
        entry (str): Id of the entry that holds the texts.
        texts (list[str]): Paths of the texts.
        reason (str): Why the texts must go.
        requested_by (str): System that requested it.
        requested_at (datetime.datetime): Time of the request.
        expires_at (datetime.datetime): Time until which consent is possible.
        consented_by (None | str): System that consented; null before the erasure.
        consented_at (datetime.datetime | None): Time of the erasure; null before it.
    """

    id: str
    entry: str
    texts: list[str]
    reason: str
    requested_by: str
    requested_at: datetime.datetime
    expires_at: datetime.datetime
    consented_by: None | str
    consented_at: datetime.datetime | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        entry = self.entry

        texts = self.texts

        reason = self.reason

        requested_by = self.requested_by

        requested_at = self.requested_at.isoformat()

        expires_at = self.expires_at.isoformat()

        consented_by: None | str
        consented_by = self.consented_by

        consented_at: None | str
        if isinstance(self.consented_at, datetime.datetime):
            consented_at = self.consented_at.isoformat()
        else:
            consented_at = self.consented_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "entry": entry,
                "texts": texts,
                "reason": reason,
                "requested_by": requested_by,
                "requested_at": requested_at,
                "expires_at": expires_at,
                "consented_by": consented_by,
                "consented_at": consented_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        entry = d.pop("entry")

        texts = cast(list[str], d.pop("texts"))

        reason = d.pop("reason")

        requested_by = d.pop("requested_by")

        requested_at = datetime.datetime.fromisoformat(d.pop("requested_at"))

        expires_at = datetime.datetime.fromisoformat(d.pop("expires_at"))

        def _parse_consented_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        consented_by = _parse_consented_by(d.pop("consented_by"))

        def _parse_consented_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                consented_at_type_0 = datetime.datetime.fromisoformat(data)

                return consented_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        consented_at = _parse_consented_at(d.pop("consented_at"))

        erasure_out = cls(
            id=id,
            entry=entry,
            texts=texts,
            reason=reason,
            requested_by=requested_by,
            requested_at=requested_at,
            expires_at=expires_at,
            consented_by=consented_by,
            consented_at=consented_at,
        )

        erasure_out.additional_properties = d
        return erasure_out

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

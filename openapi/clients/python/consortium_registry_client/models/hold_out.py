from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="HoldOut")


@_attrs_define
class HoldOut:
    """A party that blocks or blocked a transfer.

    Attributes:
        by (str): The organisation or role, or `unnamed`.
        since (datetime.date | None): The first day on which it is known to block; it may have done before.
        days_known (int): The number of days up to the day on which it is known to block.
        last_heard_on (datetime.date): The latest day on which a source speaks of the block.
        ongoing (bool | None): True if the party is known to block the transfer on the day; null if no source speaks of
            the day.
    """

    by: str
    since: datetime.date | None
    days_known: int
    last_heard_on: datetime.date
    ongoing: bool | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        by = self.by

        since: None | str
        if isinstance(self.since, datetime.date):
            since = self.since.isoformat()
        else:
            since = self.since

        days_known = self.days_known

        last_heard_on = self.last_heard_on.isoformat()

        ongoing: bool | None
        ongoing = self.ongoing

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "by": by,
                "since": since,
                "days_known": days_known,
                "last_heard_on": last_heard_on,
                "ongoing": ongoing,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        by = d.pop("by")

        def _parse_since(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_type_0 = datetime.date.fromisoformat(data)

                return since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        since = _parse_since(d.pop("since"))

        days_known = d.pop("days_known")

        last_heard_on = datetime.date.fromisoformat(d.pop("last_heard_on"))

        def _parse_ongoing(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        ongoing = _parse_ongoing(d.pop("ongoing"))

        hold_out = cls(
            by=by,
            since=since,
            days_known=days_known,
            last_heard_on=last_heard_on,
            ongoing=ongoing,
        )

        hold_out.additional_properties = d
        return hold_out

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

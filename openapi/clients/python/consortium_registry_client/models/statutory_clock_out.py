from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="StatutoryClockOut")


@_attrs_define
class StatutoryClockOut:
    """A time limit of the law that a lawyer has not confirmed yet. It makes nothing late.

    Attributes:
        id (str): The id of the time limit.
        summary (str): The time limit in our own words.
        source (str): The source of the time limit.
        due_on (datetime.date | None): Its last day, if it can be computed.
        to_be_checked (bool): True until a lawyer has confirmed it.
    """

    id: str
    summary: str
    source: str
    due_on: datetime.date | None
    to_be_checked: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        summary = self.summary

        source = self.source

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        to_be_checked = self.to_be_checked

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "summary": summary,
                "source": source,
                "due_on": due_on,
                "to_be_checked": to_be_checked,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        summary = d.pop("summary")

        source = d.pop("source")

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

        to_be_checked = d.pop("to_be_checked")

        statutory_clock_out = cls(
            id=id,
            summary=summary,
            source=source,
            due_on=due_on,
            to_be_checked=to_be_checked,
        )

        statutory_clock_out.additional_properties = d
        return statutory_clock_out

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

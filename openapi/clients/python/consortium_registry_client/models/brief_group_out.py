from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.state_count_out import StateCountOut


T = TypeVar("T", bound="BriefGroupOut")


@_attrs_define
class BriefGroupOut:
    """The part of a brief that concerns one authority.

    Attributes:
        authority (None | str): The code of the authority; null: no single authority.
        authority_name (None | str): Its name on the day.
        cover (list[StateCountOut]): The number of its cells in each state, best state first.
        open_ (int): The number of its open items.
        late (int): The number of its late items.
        next_due_on (datetime.date | None): The first due date of its items from the day on.
    """

    authority: None | str
    authority_name: None | str
    cover: list[StateCountOut]
    open_: int
    late: int
    next_due_on: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        authority: None | str
        authority = self.authority

        authority_name: None | str
        authority_name = self.authority_name

        cover = []
        for cover_item_data in self.cover:
            cover_item = cover_item_data.to_dict()
            cover.append(cover_item)

        open_ = self.open_

        late = self.late

        next_due_on: None | str
        if isinstance(self.next_due_on, datetime.date):
            next_due_on = self.next_due_on.isoformat()
        else:
            next_due_on = self.next_due_on

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "authority": authority,
                "authority_name": authority_name,
                "cover": cover,
                "open": open_,
                "late": late,
                "next_due_on": next_due_on,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.state_count_out import StateCountOut  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_authority(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        authority = _parse_authority(d.pop("authority"))

        def _parse_authority_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        authority_name = _parse_authority_name(d.pop("authority_name"))

        cover = []
        _cover = d.pop("cover")
        for cover_item_data in _cover:
            cover_item = StateCountOut.from_dict(cover_item_data)

            cover.append(cover_item)

        open_ = d.pop("open")

        late = d.pop("late")

        def _parse_next_due_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_due_on_type_0 = datetime.date.fromisoformat(data)

                return next_due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        next_due_on = _parse_next_due_on(d.pop("next_due_on"))

        brief_group_out = cls(
            authority=authority,
            authority_name=authority_name,
            cover=cover,
            open_=open_,
            late=late,
            next_due_on=next_due_on,
        )

        brief_group_out.additional_properties = d
        return brief_group_out

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

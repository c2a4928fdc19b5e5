from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.brief_out_thing import BriefOutThing, check_brief_out_thing

if TYPE_CHECKING:
    from ..models.brief_group_out import BriefGroupOut
    from ..models.open_item_out import OpenItemOut
    from ..models.state_count_out import StateCountOut


T = TypeVar("T", bound="BriefOut")


@_attrs_define
class BriefOut:
    """All items that are open on a day, with counts.

    Attributes:
        thing (BriefOutThing): The kind of subject of the brief.
        code (str): The code of the authority or consortium.
        name (str): Its name on the day.
        on (datetime.date): The day of the brief.
        cover (list[StateCountOut]): The number of cells in each state, best state first.
        open_ (int): The number of open items.
        late (int): The number of late items: a source or a complete record says so.
        groups (list[BriefGroupOut]): Counts for each authority, by name. An item of a contract that serves several
            counts for each; what concerns no single one comes last.
        items (list[OpenItemOut]): The open items by due date; items without a due date come last.
    """

    thing: BriefOutThing
    code: str
    name: str
    on: datetime.date
    cover: list[StateCountOut]
    open_: int
    late: int
    groups: list[BriefGroupOut]
    items: list[OpenItemOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        thing: str = self.thing

        code = self.code

        name = self.name

        on = self.on.isoformat()

        cover = []
        for cover_item_data in self.cover:
            cover_item = cover_item_data.to_dict()
            cover.append(cover_item)

        open_ = self.open_

        late = self.late

        groups = []
        for groups_item_data in self.groups:
            groups_item = groups_item_data.to_dict()
            groups.append(groups_item)

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "thing": thing,
                "code": code,
                "name": name,
                "on": on,
                "cover": cover,
                "open": open_,
                "late": late,
                "groups": groups,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.brief_group_out import BriefGroupOut  # noqa: PLC0415
        from ..models.open_item_out import OpenItemOut  # noqa: PLC0415
        from ..models.state_count_out import StateCountOut  # noqa: PLC0415

        d = dict(src_dict)
        thing = check_brief_out_thing(d.pop("thing"))

        code = d.pop("code")

        name = d.pop("name")

        on = datetime.date.fromisoformat(d.pop("on"))

        cover = []
        _cover = d.pop("cover")
        for cover_item_data in _cover:
            cover_item = StateCountOut.from_dict(cover_item_data)

            cover.append(cover_item)

        open_ = d.pop("open")

        late = d.pop("late")

        groups = []
        _groups = d.pop("groups")
        for groups_item_data in _groups:
            groups_item = BriefGroupOut.from_dict(groups_item_data)

            groups.append(groups_item)

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = OpenItemOut.from_dict(items_item_data)

            items.append(items_item)

        brief_out = cls(
            thing=thing,
            code=code,
            name=name,
            on=on,
            cover=cover,
            open_=open_,
            late=late,
            groups=groups,
            items=items,
        )

        brief_out.additional_properties = d
        return brief_out

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

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.cover_state import CoverState, check_cover_state

T = TypeVar("T", bound="IntervalTotalOut")


@_attrs_define
class IntervalTotalOut:
    """The number of days of the intervals of one cell in one state.

    Attributes:
        authority (str): The code of the authority.
        scope (str): The code of the leaf scope.
        state (CoverState): The state of an authority's cover for a scope on a day.
        days (int): The number of days in that state.
    """

    authority: str
    scope: str
    state: CoverState
    days: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        authority = self.authority

        scope = self.scope

        state: str = self.state

        days = self.days

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "authority": authority,
                "scope": scope,
                "state": state,
                "days": days,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        authority = d.pop("authority")

        scope = d.pop("scope")

        state = check_cover_state(d.pop("state"))

        days = d.pop("days")

        interval_total_out = cls(
            authority=authority,
            scope=scope,
            state=state,
            days=days,
        )

        interval_total_out.additional_properties = d
        return interval_total_out

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

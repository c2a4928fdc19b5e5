from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.cover_state import CoverState, check_cover_state

T = TypeVar("T", bound="StateCountOut")


@_attrs_define
class StateCountOut:
    """The number of cells in a state.

    Attributes:
        state (CoverState): The state of an authority's cover for a scope on a day.
        cells (int): The number of cells in this state.
        assumed (int): The number of these cells whose state is only assumed.
    """

    state: CoverState
    cells: int
    assumed: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        state: str = self.state

        cells = self.cells

        assumed = self.assumed

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "state": state,
                "cells": cells,
                "assumed": assumed,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        state = check_cover_state(d.pop("state"))

        cells = d.pop("cells")

        assumed = d.pop("assumed")

        state_count_out = cls(
            state=state,
            cells=cells,
            assumed=assumed,
        )

        state_count_out.additional_properties = d
        return state_count_out

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

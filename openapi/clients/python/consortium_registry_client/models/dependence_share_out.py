from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="DependenceShareOut")


@_attrs_define
class DependenceShareOut:
    """The share of a provider or group in the covered cells.

    Attributes:
        holder (None | str): The code of the provider or group; null if it is not public.
        holder_name (None | str): The name of the holder.
        cells (int): The cells that it holds, alone or with others.
        share (float): Its share from 0 to 1; a cell with n holders counts 1/n for each.
        sole_cells (list[str]): The cells that it holds alone, as authority/scope.
    """

    holder: None | str
    holder_name: None | str
    cells: int
    share: float
    sole_cells: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        holder: None | str
        holder = self.holder

        holder_name: None | str
        holder_name = self.holder_name

        cells = self.cells

        share = self.share

        sole_cells = self.sole_cells

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "holder": holder,
                "holder_name": holder_name,
                "cells": cells,
                "share": share,
                "sole_cells": sole_cells,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_holder(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        holder = _parse_holder(d.pop("holder"))

        def _parse_holder_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        holder_name = _parse_holder_name(d.pop("holder_name"))

        cells = d.pop("cells")

        share = d.pop("share")

        sole_cells = cast(list[str], d.pop("sole_cells"))

        dependence_share_out = cls(
            holder=holder,
            holder_name=holder_name,
            cells=cells,
            share=share,
            sole_cells=sole_cells,
        )

        dependence_share_out.additional_properties = d
        return dependence_share_out

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

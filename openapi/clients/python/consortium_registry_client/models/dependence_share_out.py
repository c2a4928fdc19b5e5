from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.purpose_cells_out import PurposeCellsOut
    from ..models.value_count_out import ValueCountOut


T = TypeVar("T", bound="DependenceShareOut")


@_attrs_define
class DependenceShareOut:
    """The share of a provider or group in the covered cells, and in money.

    Attributes:
        holder (None | str): The code of the provider or group; null if it is not public.
        holder_name (None | str): The name of the holder.
        cells (int): The cells that it holds, alone or with others.
        share (float): Its share from 0 to 1; a cell with n holders counts 1/n for each.
        sole_cells (list[str]): The cells that it holds alone, as authority/scope.
        cells_by_purpose (PurposeCellsOut): Numbers of cells by the purpose of the contracts that hold them.

            A cell that contracts of several purposes hold counts for each of these.
        authorities (list[str]): The codes of the authorities in which it holds cells.
        contracts (int): The number of its contracts that give cover in these cells.
        with_value (int): The number of those with a recorded value; the ceiling of a framework is none.
        values (list[ValueCountOut]): Sums of the whole values of these contracts, each of equal basis and VAT
            treatment, without ceilings of frameworks. A value is not split by cell or day.
    """

    holder: None | str
    holder_name: None | str
    cells: int
    share: float
    sole_cells: list[str]
    cells_by_purpose: PurposeCellsOut
    authorities: list[str]
    contracts: int
    with_value: int
    values: list[ValueCountOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        holder: None | str
        holder = self.holder

        holder_name: None | str
        holder_name = self.holder_name

        cells = self.cells

        share = self.share

        sole_cells = self.sole_cells

        cells_by_purpose = self.cells_by_purpose.to_dict()

        authorities = self.authorities

        contracts = self.contracts

        with_value = self.with_value

        values = []
        for values_item_data in self.values:
            values_item = values_item_data.to_dict()
            values.append(values_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "holder": holder,
                "holder_name": holder_name,
                "cells": cells,
                "share": share,
                "sole_cells": sole_cells,
                "cells_by_purpose": cells_by_purpose,
                "authorities": authorities,
                "contracts": contracts,
                "with_value": with_value,
                "values": values,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.purpose_cells_out import PurposeCellsOut  # noqa: PLC0415
        from ..models.value_count_out import ValueCountOut  # noqa: PLC0415

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

        cells_by_purpose = PurposeCellsOut.from_dict(d.pop("cells_by_purpose"))

        authorities = cast(list[str], d.pop("authorities"))

        contracts = d.pop("contracts")

        with_value = d.pop("with_value")

        values = []
        _values = d.pop("values")
        for values_item_data in _values:
            values_item = ValueCountOut.from_dict(values_item_data)

            values.append(values_item)

        dependence_share_out = cls(
            holder=holder,
            holder_name=holder_name,
            cells=cells,
            share=share,
            sole_cells=sole_cells,
            cells_by_purpose=cells_by_purpose,
            authorities=authorities,
            contracts=contracts,
            with_value=with_value,
            values=values,
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

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PurposeCellsOut")


@_attrs_define
class PurposeCellsOut:
    """Numbers of cells by the purpose of the contracts that hold them.

    A cell that contracts of several purposes hold counts for each of these.

        Attributes:
            lasting (int): Cells that a lasting contract holds.
            bridging (int): Cells that a contract holds until a lasting one is in place.
            unknown (int): Cells that a contract holds whose purpose is not recorded.
    """

    lasting: int
    bridging: int
    unknown: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        lasting = self.lasting

        bridging = self.bridging

        unknown = self.unknown

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "lasting": lasting,
                "bridging": bridging,
                "unknown": unknown,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        lasting = d.pop("lasting")

        bridging = d.pop("bridging")

        unknown = d.pop("unknown")

        purpose_cells_out = cls(
            lasting=lasting,
            bridging=bridging,
            unknown=unknown,
        )

        purpose_cells_out.additional_properties = d
        return purpose_cells_out

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

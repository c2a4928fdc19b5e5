from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.unit import Unit, check_unit

T = TypeVar("T", bound="TimeLimitIn")


@_attrs_define
class TimeLimitIn:
    """A time limit.

    Attributes:
        length (int): The number of units.
        unit (Unit): The unit of a clock.
    """

    length: int
    unit: Unit

    def to_dict(self) -> dict[str, Any]:
        length = self.length

        unit: str = self.unit

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "length": length,
                "unit": unit,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        length = d.pop("length")

        unit = check_unit(d.pop("unit"))

        time_limit_in = cls(
            length=length,
            unit=unit,
        )

        return time_limit_in

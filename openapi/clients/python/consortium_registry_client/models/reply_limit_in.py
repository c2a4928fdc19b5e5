from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.reply_basis import ReplyBasis
from ..models.unit import Unit

T = TypeVar("T", bound="ReplyLimitIn")


@_attrs_define
class ReplyLimitIn:
    """The time limit for a reply, as the contract or the authority states it.

    Attributes:
        length (int): The number of units.
        unit (Unit): The unit of a clock.
        basis (ReplyBasis): The basis of the time limit for a reply to a complaint.
    """

    length: int
    unit: Unit
    basis: ReplyBasis

    def to_dict(self) -> dict[str, Any]:
        length = self.length

        unit = self.unit.value

        basis = self.basis.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "length": length,
                "unit": unit,
                "basis": basis,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        length = d.pop("length")

        unit = Unit(d.pop("unit"))

        basis = ReplyBasis(d.pop("basis"))

        reply_limit_in = cls(
            length=length,
            unit=unit,
            basis=basis,
        )

        return reply_limit_in

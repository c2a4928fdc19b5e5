from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.reply_basis import ReplyBasis, check_reply_basis
from ..models.unit import Unit, check_unit

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

        unit: str = self.unit

        basis: str = self.basis

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

        unit = check_unit(d.pop("unit"))

        basis = check_reply_basis(d.pop("basis"))

        reply_limit_in = cls(
            length=length,
            unit=unit,
            basis=basis,
        )

        return reply_limit_in

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.fault_party import FaultParty, check_fault_party

T = TypeVar("T", bound="ShareIn")


@_attrs_define
class ShareIn:
    """The part of a payment that is for the fault of one party.

    Attributes:
        fault (FaultParty): The party whose fault a remedy is for.
        amount (str): The part in GBP, with two decimals.
    """

    fault: FaultParty
    amount: str

    def to_dict(self) -> dict[str, Any]:
        fault: str = self.fault

        amount = self.amount

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "fault": fault,
                "amount": amount,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        fault = check_fault_party(d.pop("fault"))

        amount = d.pop("amount")

        share_in = cls(
            fault=fault,
            amount=amount,
        )

        return share_in

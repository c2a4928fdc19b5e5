from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.row_out_outcome import RowOutOutcome, check_row_out_outcome

T = TypeVar("T", bound="RowOut")


@_attrs_define
class RowOut:
    """A contract that is recorded.

    Attributes:
        row (int): The row number in a spreadsheet.
        reference (str): The reference of the contract.
        outcome (RowOutOutcome): `new` or `changed`.
        fields (list[str]): The fields that changed.
    """

    row: int
    reference: str
    outcome: RowOutOutcome
    fields: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        row = self.row

        reference = self.reference

        outcome: str = self.outcome

        fields = self.fields

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "row": row,
                "reference": reference,
                "outcome": outcome,
                "fields": fields,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        row = d.pop("row")

        reference = d.pop("reference")

        outcome = check_row_out_outcome(d.pop("outcome"))

        fields = cast(list[str], d.pop("fields"))

        row_out = cls(
            row=row,
            reference=reference,
            outcome=outcome,
            fields=fields,
        )

        row_out.additional_properties = d
        return row_out

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

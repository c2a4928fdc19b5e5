from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.complaint_count_in import ComplaintCountIn


T = TypeVar("T", bound="RecordComplaintCountItemIn")


@_attrs_define
class RecordComplaintCountItemIn:
    """A fact for the operation `record_complaint_count`.

    Attributes:
        operation (Literal['record_complaint_count']): The operation.
        body (ComplaintCountIn): A monthly count. A count from 1 to 4 cannot be public.
        if_match (None | str | Unset): The ETag of the item that is revised, withdrawn or decided on, as you read it:
            the `If-Match` of the operation.
    """

    operation: Literal["record_complaint_count"]
    body: ComplaintCountIn
    if_match: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        operation = self.operation

        body = self.body.to_dict()

        if_match: None | str | Unset
        if isinstance(self.if_match, Unset):
            if_match = UNSET
        else:
            if_match = self.if_match

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "operation": operation,
                "body": body,
            }
        )
        if if_match is not UNSET:
            field_dict["if_match"] = if_match

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.complaint_count_in import ComplaintCountIn  # noqa: PLC0415

        d = dict(src_dict)
        operation = cast(Literal["record_complaint_count"], d.pop("operation"))
        if operation != "record_complaint_count":
            raise ValueError(f"operation must match const 'record_complaint_count', got '{operation}'")

        body = ComplaintCountIn.from_dict(d.pop("body"))

        def _parse_if_match(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        if_match = _parse_if_match(d.pop("if_match", UNSET))

        record_complaint_count_item_in = cls(
            operation=operation,
            body=body,
            if_match=if_match,
        )

        return record_complaint_count_item_in

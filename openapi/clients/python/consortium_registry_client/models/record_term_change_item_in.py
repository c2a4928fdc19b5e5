from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.record_term_change_item_in_parameters import RecordTermChangeItemInParameters
    from ..models.term_change_in import TermChangeIn


T = TypeVar("T", bound="RecordTermChangeItemIn")


@_attrs_define
class RecordTermChangeItemIn:
    """A fact for the operation `record_term_change`.

    Attributes:
        operation (Literal['record_term_change']): The operation.
        body (TermChangeIn): An extension, a termination, a cancellation or another change of a contract.
        parameters (RecordTermChangeItemInParameters): The values in the path of the operation.
        if_match (None | str | Unset): The ETag of the item that is revised, withdrawn or decided on, as you read it:
            the `If-Match` of the operation.
    """

    operation: Literal["record_term_change"]
    body: TermChangeIn
    parameters: RecordTermChangeItemInParameters
    if_match: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        operation = self.operation

        body = self.body.to_dict()

        parameters = self.parameters.to_dict()

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
                "parameters": parameters,
            }
        )
        if if_match is not UNSET:
            field_dict["if_match"] = if_match

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.record_term_change_item_in_parameters import RecordTermChangeItemInParameters  # noqa: PLC0415
        from ..models.term_change_in import TermChangeIn  # noqa: PLC0415

        d = dict(src_dict)
        operation = cast(Literal["record_term_change"], d.pop("operation"))
        if operation != "record_term_change":
            raise ValueError(f"operation must match const 'record_term_change', got '{operation}'")

        body = TermChangeIn.from_dict(d.pop("body"))

        parameters = RecordTermChangeItemInParameters.from_dict(d.pop("parameters"))

        def _parse_if_match(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        if_match = _parse_if_match(d.pop("if_match", UNSET))

        record_term_change_item_in = cls(
            operation=operation,
            body=body,
            parameters=parameters,
            if_match=if_match,
        )

        return record_term_change_item_in

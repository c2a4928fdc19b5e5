from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.column_mapping_in import ColumnMappingIn
    from ..models.record_column_mapping_item_in_parameters import RecordColumnMappingItemInParameters


T = TypeVar("T", bound="RecordColumnMappingItemIn")


@_attrs_define
class RecordColumnMappingItemIn:
    """A fact for the operation `record_column_mapping`.

    Attributes:
        operation (Literal['record_column_mapping']): The operation.
        body (ColumnMappingIn): The meaning of the columns of a publisher's registers, where their headings do not tell.
        parameters (RecordColumnMappingItemInParameters): The values in the path of the operation.
        if_match (None | str | Unset): The ETag of the item that is revised, withdrawn or decided on, as you read it:
            the `If-Match` of the operation.
    """

    operation: Literal["record_column_mapping"]
    body: ColumnMappingIn
    parameters: RecordColumnMappingItemInParameters
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
        from ..models.column_mapping_in import ColumnMappingIn  # noqa: PLC0415
        from ..models.record_column_mapping_item_in_parameters import RecordColumnMappingItemInParameters  # noqa: PLC0415

        d = dict(src_dict)
        operation = cast(Literal["record_column_mapping"], d.pop("operation"))
        if operation != "record_column_mapping":
            raise ValueError(f"operation must match const 'record_column_mapping', got '{operation}'")

        body = ColumnMappingIn.from_dict(d.pop("body"))

        parameters = RecordColumnMappingItemInParameters.from_dict(d.pop("parameters"))

        def _parse_if_match(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        if_match = _parse_if_match(d.pop("if_match", UNSET))

        record_column_mapping_item_in = cls(
            operation=operation,
            body=body,
            parameters=parameters,
            if_match=if_match,
        )

        return record_column_mapping_item_in

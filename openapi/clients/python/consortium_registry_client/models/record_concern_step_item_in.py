from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.concern_step_in import ConcernStepIn
    from ..models.record_concern_step_item_in_parameters import RecordConcernStepItemInParameters


T = TypeVar("T", bound="RecordConcernStepItemIn")


@_attrs_define
class RecordConcernStepItemIn:
    """A fact for the operation `record_concern_step`.

    Attributes:
        operation (Literal['record_concern_step']): The operation.
        body (ConcernStepIn): A step of a concern.
        parameters (RecordConcernStepItemInParameters): The values in the path of the operation.
        if_match (None | str | Unset): The ETag of the item that is revised, withdrawn or decided on, as you read it:
            the `If-Match` of the operation.
    """

    operation: Literal["record_concern_step"]
    body: ConcernStepIn
    parameters: RecordConcernStepItemInParameters
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
        from ..models.concern_step_in import ConcernStepIn  # noqa: PLC0415
        from ..models.record_concern_step_item_in_parameters import RecordConcernStepItemInParameters  # noqa: PLC0415

        d = dict(src_dict)
        operation = cast(Literal["record_concern_step"], d.pop("operation"))
        if operation != "record_concern_step":
            raise ValueError(f"operation must match const 'record_concern_step', got '{operation}'")

        body = ConcernStepIn.from_dict(d.pop("body"))

        parameters = RecordConcernStepItemInParameters.from_dict(d.pop("parameters"))

        def _parse_if_match(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        if_match = _parse_if_match(d.pop("if_match", UNSET))

        record_concern_step_item_in = cls(
            operation=operation,
            body=body,
            parameters=parameters,
            if_match=if_match,
        )

        return record_concern_step_item_in

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.merge_consortium_item_in_parameters import MergeConsortiumItemInParameters
    from ..models.merge_in import MergeIn


T = TypeVar("T", bound="MergeConsortiumItemIn")


@_attrs_define
class MergeConsortiumItemIn:
    """A fact for the operation `merge_consortium`.

    Attributes:
        operation (Literal['merge_consortium']): The operation.
        body (MergeIn): Two codes name one thing.
        parameters (MergeConsortiumItemInParameters): The values in the path of the operation.
        if_match (None | str | Unset): The ETag of the item that is revised, withdrawn or decided on, as you read it:
            the `If-Match` of the operation.
    """

    operation: Literal["merge_consortium"]
    body: MergeIn
    parameters: MergeConsortiumItemInParameters
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
        from ..models.merge_consortium_item_in_parameters import MergeConsortiumItemInParameters  # noqa: PLC0415
        from ..models.merge_in import MergeIn  # noqa: PLC0415

        d = dict(src_dict)
        operation = cast(Literal["merge_consortium"], d.pop("operation"))
        if operation != "merge_consortium":
            raise ValueError(f"operation must match const 'merge_consortium', got '{operation}'")

        body = MergeIn.from_dict(d.pop("body"))

        parameters = MergeConsortiumItemInParameters.from_dict(d.pop("parameters"))

        def _parse_if_match(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        if_match = _parse_if_match(d.pop("if_match", UNSET))

        merge_consortium_item_in = cls(
            operation=operation,
            body=body,
            parameters=parameters,
            if_match=if_match,
        )

        return merge_consortium_item_in

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.withdraw_fact_item_in_parameters import WithdrawFactItemInParameters
    from ..models.withdrawal_in import WithdrawalIn


T = TypeVar("T", bound="WithdrawFactItemIn")


@_attrs_define
class WithdrawFactItemIn:
    """A fact for the operation `withdraw_fact`.

    Attributes:
        operation (Literal['withdraw_fact']): The operation.
        body (WithdrawalIn): The reason of a withdrawal.
        parameters (WithdrawFactItemInParameters): The values in the path of the operation.
        if_match (None | str | Unset): The ETag of the item that is revised, withdrawn or decided on, as you read it:
            the `If-Match` of the operation.
    """

    operation: Literal["withdraw_fact"]
    body: WithdrawalIn
    parameters: WithdrawFactItemInParameters
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
        from ..models.withdraw_fact_item_in_parameters import WithdrawFactItemInParameters  # noqa: PLC0415
        from ..models.withdrawal_in import WithdrawalIn  # noqa: PLC0415

        d = dict(src_dict)
        operation = cast(Literal["withdraw_fact"], d.pop("operation"))
        if operation != "withdraw_fact":
            raise ValueError(f"operation must match const 'withdraw_fact', got '{operation}'")

        body = WithdrawalIn.from_dict(d.pop("body"))

        parameters = WithdrawFactItemInParameters.from_dict(d.pop("parameters"))

        def _parse_if_match(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        if_match = _parse_if_match(d.pop("if_match", UNSET))

        withdraw_fact_item_in = cls(
            operation=operation,
            body=body,
            parameters=parameters,
            if_match=if_match,
        )

        return withdraw_fact_item_in

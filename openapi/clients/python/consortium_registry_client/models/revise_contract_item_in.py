from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.contract_revision_in import ContractRevisionIn
    from ..models.revise_contract_item_in_parameters import ReviseContractItemInParameters


T = TypeVar("T", bound="ReviseContractItemIn")


@_attrs_define
class ReviseContractItemIn:
    """A fact for the operation `revise_contract`.

    Attributes:
        operation (Literal['revise_contract']): The operation.
        body (ContractRevisionIn): Revised details of a contract.
        parameters (ReviseContractItemInParameters): The values in the path of the operation.
        if_match (None | str | Unset): The ETag of the item that is revised, withdrawn or decided on, as you read it:
            the `If-Match` of the operation.
    """

    operation: Literal["revise_contract"]
    body: ContractRevisionIn
    parameters: ReviseContractItemInParameters
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
        from ..models.contract_revision_in import ContractRevisionIn  # noqa: PLC0415
        from ..models.revise_contract_item_in_parameters import ReviseContractItemInParameters  # noqa: PLC0415

        d = dict(src_dict)
        operation = cast(Literal["revise_contract"], d.pop("operation"))
        if operation != "revise_contract":
            raise ValueError(f"operation must match const 'revise_contract', got '{operation}'")

        body = ContractRevisionIn.from_dict(d.pop("body"))

        parameters = ReviseContractItemInParameters.from_dict(d.pop("parameters"))

        def _parse_if_match(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        if_match = _parse_if_match(d.pop("if_match", UNSET))

        revise_contract_item_in = cls(
            operation=operation,
            body=body,
            parameters=parameters,
            if_match=if_match,
        )

        return revise_contract_item_in

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.corroborate_fact_item_in_parameters import CorroborateFactItemInParameters
    from ..models.corroboration_in import CorroborationIn


T = TypeVar("T", bound="CorroborateFactItemIn")


@_attrs_define
class CorroborateFactItemIn:
    """A fact for the operation `corroborate_fact`.

    Attributes:
        operation (Literal['corroborate_fact']): The operation.
        body (CorroborationIn): A further source for a fact.
        parameters (CorroborateFactItemInParameters): The values in the path of the operation.
        if_match (None | str | Unset): The ETag of the item that is revised, withdrawn or decided on, as you read it:
            the `If-Match` of the operation.
    """

    operation: Literal["corroborate_fact"]
    body: CorroborationIn
    parameters: CorroborateFactItemInParameters
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
        from ..models.corroborate_fact_item_in_parameters import CorroborateFactItemInParameters  # noqa: PLC0415
        from ..models.corroboration_in import CorroborationIn  # noqa: PLC0415

        d = dict(src_dict)
        operation = cast(Literal["corroborate_fact"], d.pop("operation"))
        if operation != "corroborate_fact":
            raise ValueError(f"operation must match const 'corroborate_fact', got '{operation}'")

        body = CorroborationIn.from_dict(d.pop("body"))

        parameters = CorroborateFactItemInParameters.from_dict(d.pop("parameters"))

        def _parse_if_match(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        if_match = _parse_if_match(d.pop("if_match", UNSET))

        corroborate_fact_item_in = cls(
            operation=operation,
            body=body,
            parameters=parameters,
            if_match=if_match,
        )

        return corroborate_fact_item_in

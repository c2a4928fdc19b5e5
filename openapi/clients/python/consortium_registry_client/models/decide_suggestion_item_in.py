from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.decide_suggestion_item_in_parameters import DecideSuggestionItemInParameters
    from ..models.suggestion_decision_in import SuggestionDecisionIn


T = TypeVar("T", bound="DecideSuggestionItemIn")


@_attrs_define
class DecideSuggestionItemIn:
    """A fact for the operation `decide_suggestion`.

    Attributes:
        operation (Literal['decide_suggestion']): The operation.
        body (SuggestionDecisionIn): The decision on a suggestion.
        parameters (DecideSuggestionItemInParameters): The values in the path of the operation.
        if_match (None | str | Unset): The ETag of the item that is revised, withdrawn or decided on, as you read it:
            the `If-Match` of the operation.
    """

    operation: Literal["decide_suggestion"]
    body: SuggestionDecisionIn
    parameters: DecideSuggestionItemInParameters
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
        from ..models.decide_suggestion_item_in_parameters import DecideSuggestionItemInParameters  # noqa: PLC0415
        from ..models.suggestion_decision_in import SuggestionDecisionIn  # noqa: PLC0415

        d = dict(src_dict)
        operation = cast(Literal["decide_suggestion"], d.pop("operation"))
        if operation != "decide_suggestion":
            raise ValueError(f"operation must match const 'decide_suggestion', got '{operation}'")

        body = SuggestionDecisionIn.from_dict(d.pop("body"))

        parameters = DecideSuggestionItemInParameters.from_dict(d.pop("parameters"))

        def _parse_if_match(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        if_match = _parse_if_match(d.pop("if_match", UNSET))

        decide_suggestion_item_in = cls(
            operation=operation,
            body=body,
            parameters=parameters,
            if_match=if_match,
        )

        return decide_suggestion_item_in

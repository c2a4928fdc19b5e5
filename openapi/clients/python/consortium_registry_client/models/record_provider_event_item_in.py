from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.provider_event_in import ProviderEventIn
    from ..models.record_provider_event_item_in_parameters import RecordProviderEventItemInParameters


T = TypeVar("T", bound="RecordProviderEventItemIn")


@_attrs_define
class RecordProviderEventItemIn:
    """A fact for the operation `record_provider_event`.

    Attributes:
        operation (Literal['record_provider_event']): The operation.
        body (ProviderEventIn): An event of a provider on a day.

            A distress signal is visible to partners only by default, because publishing it could cause the
            failure. All other events are public, because cover is computed from them.
        parameters (RecordProviderEventItemInParameters): The values in the path of the operation.
        if_match (None | str | Unset): The ETag of the item that is revised, withdrawn or decided on, as you read it:
            the `If-Match` of the operation.
    """

    operation: Literal["record_provider_event"]
    body: ProviderEventIn
    parameters: RecordProviderEventItemInParameters
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
        from ..models.provider_event_in import ProviderEventIn  # noqa: PLC0415
        from ..models.record_provider_event_item_in_parameters import RecordProviderEventItemInParameters  # noqa: PLC0415

        d = dict(src_dict)
        operation = cast(Literal["record_provider_event"], d.pop("operation"))
        if operation != "record_provider_event":
            raise ValueError(f"operation must match const 'record_provider_event', got '{operation}'")

        body = ProviderEventIn.from_dict(d.pop("body"))

        parameters = RecordProviderEventItemInParameters.from_dict(d.pop("parameters"))

        def _parse_if_match(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        if_match = _parse_if_match(d.pop("if_match", UNSET))

        record_provider_event_item_in = cls(
            operation=operation,
            body=body,
            parameters=parameters,
            if_match=if_match,
        )

        return record_provider_event_item_in

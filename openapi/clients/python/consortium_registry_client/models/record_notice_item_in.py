from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.notice_in import NoticeIn
    from ..models.record_notice_item_in_parameters import RecordNoticeItemInParameters


T = TypeVar("T", bound="RecordNoticeItemIn")


@_attrs_define
class RecordNoticeItemIn:
    """A fact for the operation `record_notice`.

    Attributes:
        operation (Literal['record_notice']): The operation.
        body (NoticeIn): A procurement notice about a contract.
        parameters (RecordNoticeItemInParameters): The values in the path of the operation.
        if_match (None | str | Unset): The ETag of the item that is revised, withdrawn or decided on, as you read it:
            the `If-Match` of the operation.
    """

    operation: Literal["record_notice"]
    body: NoticeIn
    parameters: RecordNoticeItemInParameters
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
        from ..models.notice_in import NoticeIn  # noqa: PLC0415
        from ..models.record_notice_item_in_parameters import RecordNoticeItemInParameters  # noqa: PLC0415

        d = dict(src_dict)
        operation = cast(Literal["record_notice"], d.pop("operation"))
        if operation != "record_notice":
            raise ValueError(f"operation must match const 'record_notice', got '{operation}'")

        body = NoticeIn.from_dict(d.pop("body"))

        parameters = RecordNoticeItemInParameters.from_dict(d.pop("parameters"))

        def _parse_if_match(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        if_match = _parse_if_match(d.pop("if_match", UNSET))

        record_notice_item_in = cls(
            operation=operation,
            body=body,
            parameters=parameters,
            if_match=if_match,
        )

        return record_notice_item_in

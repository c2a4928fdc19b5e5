from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.test_event_data_out import TestEventDataOut


T = TypeVar("T", bound="TestEventOut")


@_attrs_define
class TestEventOut:
    """The body sent for a test event.

    Attributes:
        type_ (Literal['webhook.test']): Always `webhook.test`.
        timestamp (datetime.datetime): Time at which the test was requested.
        data (TestEventDataOut): Data of a test event.
    """

    type_: Literal["webhook.test"]
    timestamp: datetime.datetime
    data: TestEventDataOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        timestamp = self.timestamp.isoformat()

        data = self.data.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "timestamp": timestamp,
                "data": data,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.test_event_data_out import TestEventDataOut  # noqa: PLC0415

        d = dict(src_dict)
        type_ = cast(Literal["webhook.test"], d.pop("type"))
        if type_ != "webhook.test":
            raise ValueError(f"type must match const 'webhook.test', got '{type_}'")

        timestamp = datetime.datetime.fromisoformat(d.pop("timestamp"))

        data = TestEventDataOut.from_dict(d.pop("data"))

        test_event_out = cls(
            type_=type_,
            timestamp=timestamp,
            data=data,
        )

        test_event_out.additional_properties = d
        return test_event_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties

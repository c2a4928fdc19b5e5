from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="OperationLinkOut")


@_attrs_define
class OperationLinkOut:
    """An operation, with its address.

    Attributes:
        operation (str): Operation id, as in the OpenAPI document.
        method (str): HTTP method.
        href (str): Path; a part in braces stands for a value, such as a code.
        summary (str): What it does, in a line.
    """

    operation: str
    method: str
    href: str
    summary: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        operation = self.operation

        method = self.method

        href = self.href

        summary = self.summary

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "operation": operation,
                "method": method,
                "href": href,
                "summary": summary,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        operation = d.pop("operation")

        method = d.pop("method")

        href = d.pop("href")

        summary = d.pop("summary")

        operation_link_out = cls(
            operation=operation,
            method=method,
            href=href,
            summary=summary,
        )

        operation_link_out.additional_properties = d
        return operation_link_out

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

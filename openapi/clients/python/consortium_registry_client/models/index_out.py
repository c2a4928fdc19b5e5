from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.operation_link_out import OperationLinkOut


T = TypeVar("T", bound="IndexOut")


@_attrs_define
class IndexOut:
    """The operations of the API, and where they are described.

    Attributes:
        description (str): Address of the OpenAPI document.
        documentation (str): Address of the documentation for people.
        operations (list[OperationLinkOut]): The operations, by path.
    """

    description: str
    documentation: str
    operations: list[OperationLinkOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        description = self.description

        documentation = self.documentation

        operations = []
        for operations_item_data in self.operations:
            operations_item = operations_item_data.to_dict()
            operations.append(operations_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "description": description,
                "documentation": documentation,
                "operations": operations,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.operation_link_out import OperationLinkOut  # noqa: PLC0415

        d = dict(src_dict)
        description = d.pop("description")

        documentation = d.pop("documentation")

        operations = []
        _operations = d.pop("operations")
        for operations_item_data in _operations:
            operations_item = OperationLinkOut.from_dict(operations_item_data)

            operations.append(operations_item)

        index_out = cls(
            description=description,
            documentation=documentation,
            operations=operations,
        )

        index_out.additional_properties = d
        return index_out

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

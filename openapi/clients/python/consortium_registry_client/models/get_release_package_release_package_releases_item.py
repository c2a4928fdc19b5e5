from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="GetReleasePackageReleasePackageReleasesItem")


@_attrs_define
class GetReleasePackageReleasePackageReleasesItem:
    """A release by the schema of OCDS 1.1.5 with the listed extensions.

    Attributes:
        ocid (str):
        id (str):
        date (datetime.datetime):
        tag (list[str]):
        initiation_type (Literal['tender']):
    """

    ocid: str
    id: str
    date: datetime.datetime
    tag: list[str]
    initiation_type: Literal["tender"]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        ocid = self.ocid

        id = self.id

        date = self.date.isoformat()

        tag = self.tag

        initiation_type = self.initiation_type

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "ocid": ocid,
                "id": id,
                "date": date,
                "tag": tag,
                "initiationType": initiation_type,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        ocid = d.pop("ocid")

        id = d.pop("id")

        date = datetime.datetime.fromisoformat(d.pop("date"))

        tag = cast(list[str], d.pop("tag"))

        initiation_type = cast(Literal["tender"], d.pop("initiationType"))
        if initiation_type != "tender":
            raise ValueError(f"initiationType must match const 'tender', got '{initiation_type}'")

        get_release_package_release_package_releases_item = cls(
            ocid=ocid,
            id=id,
            date=date,
            tag=tag,
            initiation_type=initiation_type,
        )

        get_release_package_release_package_releases_item.additional_properties = d
        return get_release_package_release_package_releases_item

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

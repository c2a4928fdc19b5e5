from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.get_record_package_record_package_records_item_compiled_release import (
        GetRecordPackageRecordPackageRecordsItemCompiledRelease,
    )
    from ..models.get_record_package_record_package_records_item_releases_item import (
        GetRecordPackageRecordPackageRecordsItemReleasesItem,
    )


T = TypeVar("T", bound="GetRecordPackageRecordPackageRecordsItem")


@_attrs_define
class GetRecordPackageRecordPackageRecordsItem:
    """
    Attributes:
        ocid (str):
        releases (list[GetRecordPackageRecordPackageRecordsItemReleasesItem]):
        compiled_release (GetRecordPackageRecordPackageRecordsItemCompiledRelease): A release by the schema of OCDS
            1.1.5 with the listed extensions.
    """

    ocid: str
    releases: list[GetRecordPackageRecordPackageRecordsItemReleasesItem]
    compiled_release: GetRecordPackageRecordPackageRecordsItemCompiledRelease
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        ocid = self.ocid

        releases = []
        for releases_item_data in self.releases:
            releases_item = releases_item_data.to_dict()
            releases.append(releases_item)

        compiled_release = self.compiled_release.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "ocid": ocid,
                "releases": releases,
                "compiledRelease": compiled_release,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.get_record_package_record_package_records_item_compiled_release import (
            GetRecordPackageRecordPackageRecordsItemCompiledRelease,  # noqa: PLC0415
        )
        from ..models.get_record_package_record_package_records_item_releases_item import (
            GetRecordPackageRecordPackageRecordsItemReleasesItem,  # noqa: PLC0415
        )

        d = dict(src_dict)
        ocid = d.pop("ocid")

        releases = []
        _releases = d.pop("releases")
        for releases_item_data in _releases:
            releases_item = GetRecordPackageRecordPackageRecordsItemReleasesItem.from_dict(releases_item_data)

            releases.append(releases_item)

        compiled_release = GetRecordPackageRecordPackageRecordsItemCompiledRelease.from_dict(d.pop("compiledRelease"))

        get_record_package_record_package_records_item = cls(
            ocid=ocid,
            releases=releases,
            compiled_release=compiled_release,
        )

        get_record_package_record_package_records_item.additional_properties = d
        return get_record_package_record_package_records_item

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

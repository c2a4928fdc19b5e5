from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.list_record_packages_record_package_links import ListRecordPackagesRecordPackageLinks
    from ..models.list_record_packages_record_package_publisher import ListRecordPackagesRecordPackagePublisher
    from ..models.list_record_packages_record_package_records_item import ListRecordPackagesRecordPackageRecordsItem


T = TypeVar("T", bound="ListRecordPackagesRecordPackage")


@_attrs_define
class ListRecordPackagesRecordPackage:
    """
    Attributes:
        uri (str):
        version (Literal['1.1']):
        extensions (list[str]):
        published_date (datetime.datetime):
        publisher (ListRecordPackagesRecordPackagePublisher):
        license_ (str):
        records (list[ListRecordPackagesRecordPackageRecordsItem]):
        links (ListRecordPackagesRecordPackageLinks | Unset):
    """

    uri: str
    version: Literal["1.1"]
    extensions: list[str]
    published_date: datetime.datetime
    publisher: ListRecordPackagesRecordPackagePublisher
    license_: str
    records: list[ListRecordPackagesRecordPackageRecordsItem]
    links: ListRecordPackagesRecordPackageLinks | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        uri = self.uri

        version = self.version

        extensions = self.extensions

        published_date = self.published_date.isoformat()

        publisher = self.publisher.to_dict()

        license_ = self.license_

        records = []
        for records_item_data in self.records:
            records_item = records_item_data.to_dict()
            records.append(records_item)

        links: dict[str, Any] | Unset = UNSET
        if not isinstance(self.links, Unset):
            links = self.links.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "uri": uri,
                "version": version,
                "extensions": extensions,
                "publishedDate": published_date,
                "publisher": publisher,
                "license": license_,
                "records": records,
            }
        )
        if links is not UNSET:
            field_dict["links"] = links

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.list_record_packages_record_package_links import ListRecordPackagesRecordPackageLinks  # noqa: PLC0415
        from ..models.list_record_packages_record_package_publisher import ListRecordPackagesRecordPackagePublisher  # noqa: PLC0415
        from ..models.list_record_packages_record_package_records_item import ListRecordPackagesRecordPackageRecordsItem  # noqa: PLC0415

        d = dict(src_dict)
        uri = d.pop("uri")

        version = cast(Literal["1.1"], d.pop("version"))
        if version != "1.1":
            raise ValueError(f"version must match const '1.1', got '{version}'")

        extensions = cast(list[str], d.pop("extensions"))

        published_date = datetime.datetime.fromisoformat(d.pop("publishedDate"))

        publisher = ListRecordPackagesRecordPackagePublisher.from_dict(d.pop("publisher"))

        license_ = d.pop("license")

        records = []
        _records = d.pop("records")
        for records_item_data in _records:
            records_item = ListRecordPackagesRecordPackageRecordsItem.from_dict(records_item_data)

            records.append(records_item)

        _links = d.pop("links", UNSET)
        links: ListRecordPackagesRecordPackageLinks | Unset
        if isinstance(_links, Unset):
            links = UNSET
        else:
            links = ListRecordPackagesRecordPackageLinks.from_dict(_links)

        list_record_packages_record_package = cls(
            uri=uri,
            version=version,
            extensions=extensions,
            published_date=published_date,
            publisher=publisher,
            license_=license_,
            records=records,
            links=links,
        )

        list_record_packages_record_package.additional_properties = d
        return list_record_packages_record_package

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

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.kept_release_out import KeptReleaseOut


T = TypeVar("T", bound="KeptProcessOut")


@_attrs_define
class KeptProcessOut:
    """The kept releases of a contracting process, in the order of publication.

    Attributes:
        ocid (str): The id of the contracting process.
        releases (list[KeptReleaseOut]): The releases in the order of publication.
    """

    ocid: str
    releases: list[KeptReleaseOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        ocid = self.ocid

        releases = []
        for releases_item_data in self.releases:
            releases_item = releases_item_data.to_dict()
            releases.append(releases_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "ocid": ocid,
                "releases": releases,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.kept_release_out import KeptReleaseOut  # noqa: PLC0415

        d = dict(src_dict)
        ocid = d.pop("ocid")

        releases = []
        _releases = d.pop("releases")
        for releases_item_data in _releases:
            releases_item = KeptReleaseOut.from_dict(releases_item_data)

            releases.append(releases_item)

        kept_process_out = cls(
            ocid=ocid,
            releases=releases,
        )

        kept_process_out.additional_properties = d
        return kept_process_out

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

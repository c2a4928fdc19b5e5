from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.notice_type import NoticeType, check_notice_type

T = TypeVar("T", bound="NoticeLinkOut")


@_attrs_define
class NoticeLinkOut:
    """The type of a notice, and its address.

    Attributes:
        notice_type (NoticeType): The type of a procurement notice: UK notices, older F forms, and Contracts Finder.
        url (None | str): Address of the notice.
    """

    notice_type: NoticeType
    url: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        notice_type: str = self.notice_type

        url: None | str
        url = self.url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "notice_type": notice_type,
                "url": url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        notice_type = check_notice_type(d.pop("notice_type"))

        def _parse_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        url = _parse_url(d.pop("url"))

        notice_link_out = cls(
            notice_type=notice_type,
            url=url,
        )

        notice_link_out.additional_properties = d
        return notice_link_out

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

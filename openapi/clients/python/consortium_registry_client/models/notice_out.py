from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.confidence import Confidence, check_confidence
from ..models.notice_type import NoticeType, check_notice_type

T = TypeVar("T", bound="NoticeOut")


@_attrs_define
class NoticeOut:
    """A notice about the contract.

    Attributes:
        id (str): Id of the fact.
        notice_type (NoticeType): The type of a procurement notice: UK notices, older F forms, and Contracts Finder.
        published_on (datetime.date | None): Day of publication.
        identifier (None | str): Number of the notice.
        url (None | str): Address of the notice.
        with_copy (bool): True if the contract itself was published with the notice.
        source (str): Code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
    """

    id: str
    notice_type: NoticeType
    published_on: datetime.date | None
    identifier: None | str
    url: None | str
    with_copy: bool
    source: str
    confidence: Confidence
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        notice_type: str = self.notice_type

        published_on: None | str
        if isinstance(self.published_on, datetime.date):
            published_on = self.published_on.isoformat()
        else:
            published_on = self.published_on

        identifier: None | str
        identifier = self.identifier

        url: None | str
        url = self.url

        with_copy = self.with_copy

        source = self.source

        confidence: str = self.confidence

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "notice_type": notice_type,
                "published_on": published_on,
                "identifier": identifier,
                "url": url,
                "with_copy": with_copy,
                "source": source,
                "confidence": confidence,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        notice_type = check_notice_type(d.pop("notice_type"))

        def _parse_published_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                published_on_type_0 = datetime.date.fromisoformat(data)

                return published_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        published_on = _parse_published_on(d.pop("published_on"))

        def _parse_identifier(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        identifier = _parse_identifier(d.pop("identifier"))

        def _parse_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        url = _parse_url(d.pop("url"))

        with_copy = d.pop("with_copy")

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        notice_out = cls(
            id=id,
            notice_type=notice_type,
            published_on=published_on,
            identifier=identifier,
            url=url,
            with_copy=with_copy,
            source=source,
            confidence=confidence,
        )

        notice_out.additional_properties = d
        return notice_out

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

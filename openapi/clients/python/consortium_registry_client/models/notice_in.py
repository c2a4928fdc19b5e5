from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence, check_confidence
from ..models.notice_type import NoticeType, check_notice_type
from ..types import UNSET, Unset

T = TypeVar("T", bound="NoticeIn")


@_attrs_define
class NoticeIn:
    """A procurement notice about a contract.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        notice_type (NoticeType): The type of a procurement notice: UK notices, older F forms, and Contracts Finder.
        note (None | str | Unset): A remark, without personal data.
        replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
        published_on (datetime.date | None | Unset): Day of publication.
        identifier (None | str | Unset): Number of the notice.
        url (None | str | Unset): Address of the notice.
        with_copy (bool | Unset): True if the contract itself was published with the notice. Default: False.
    """

    source: str
    confidence: Confidence
    notice_type: NoticeType
    note: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET
    published_on: datetime.date | None | Unset = UNSET
    identifier: None | str | Unset = UNSET
    url: None | str | Unset = UNSET
    with_copy: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence: str = self.confidence

        notice_type: str = self.notice_type

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        replaces: None | str | Unset
        if isinstance(self.replaces, Unset):
            replaces = UNSET
        else:
            replaces = self.replaces

        published_on: None | str | Unset
        if isinstance(self.published_on, Unset):
            published_on = UNSET
        elif isinstance(self.published_on, datetime.date):
            published_on = self.published_on.isoformat()
        else:
            published_on = self.published_on

        identifier: None | str | Unset
        if isinstance(self.identifier, Unset):
            identifier = UNSET
        else:
            identifier = self.identifier

        url: None | str | Unset
        if isinstance(self.url, Unset):
            url = UNSET
        else:
            url = self.url

        with_copy = self.with_copy

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "confidence": confidence,
                "notice_type": notice_type,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note
        if replaces is not UNSET:
            field_dict["replaces"] = replaces
        if published_on is not UNSET:
            field_dict["published_on"] = published_on
        if identifier is not UNSET:
            field_dict["identifier"] = identifier
        if url is not UNSET:
            field_dict["url"] = url
        if with_copy is not UNSET:
            field_dict["with_copy"] = with_copy

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        notice_type = check_notice_type(d.pop("notice_type"))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        def _parse_replaces(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        replaces = _parse_replaces(d.pop("replaces", UNSET))

        def _parse_published_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                published_on_type_0 = datetime.date.fromisoformat(data)

                return published_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        published_on = _parse_published_on(d.pop("published_on", UNSET))

        def _parse_identifier(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        identifier = _parse_identifier(d.pop("identifier", UNSET))

        def _parse_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        url = _parse_url(d.pop("url", UNSET))

        with_copy = d.pop("with_copy", UNSET)

        notice_in = cls(
            source=source,
            confidence=confidence,
            notice_type=notice_type,
            note=note,
            replaces=replaces,
            published_on=published_on,
            identifier=identifier,
            url=url,
            with_copy=with_copy,
        )

        return notice_in

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SourceIn")


@_attrs_define
class SourceIn:
    """A document on which facts rest. Sources are always public.

    Attributes:
        code (str): Code of the source: lower-case letters, digits and hyphens.
        title (str): Title of the document.
        kind (str): Kind of document, such as `council-minutes`.
        url (None | str | Unset): Address of the document; null if it is not online.
        publisher (None | str | Unset): Organisation that published it.
        published_on (datetime.date | None | Unset): Day of publication.
        dated_on (datetime.date | None | Unset): Publication day, else the day of the meeting or decision.
        retrieved_on (datetime.date | None | Unset): Day on which it was last read.
    """

    code: str
    title: str
    kind: str
    url: None | str | Unset = UNSET
    publisher: None | str | Unset = UNSET
    published_on: datetime.date | None | Unset = UNSET
    dated_on: datetime.date | None | Unset = UNSET
    retrieved_on: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        title = self.title

        kind = self.kind

        url: None | str | Unset
        if isinstance(self.url, Unset):
            url = UNSET
        else:
            url = self.url

        publisher: None | str | Unset
        if isinstance(self.publisher, Unset):
            publisher = UNSET
        else:
            publisher = self.publisher

        published_on: None | str | Unset
        if isinstance(self.published_on, Unset):
            published_on = UNSET
        elif isinstance(self.published_on, datetime.date):
            published_on = self.published_on.isoformat()
        else:
            published_on = self.published_on

        dated_on: None | str | Unset
        if isinstance(self.dated_on, Unset):
            dated_on = UNSET
        elif isinstance(self.dated_on, datetime.date):
            dated_on = self.dated_on.isoformat()
        else:
            dated_on = self.dated_on

        retrieved_on: None | str | Unset
        if isinstance(self.retrieved_on, Unset):
            retrieved_on = UNSET
        elif isinstance(self.retrieved_on, datetime.date):
            retrieved_on = self.retrieved_on.isoformat()
        else:
            retrieved_on = self.retrieved_on

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "code": code,
                "title": title,
                "kind": kind,
            }
        )
        if url is not UNSET:
            field_dict["url"] = url
        if publisher is not UNSET:
            field_dict["publisher"] = publisher
        if published_on is not UNSET:
            field_dict["published_on"] = published_on
        if dated_on is not UNSET:
            field_dict["dated_on"] = dated_on
        if retrieved_on is not UNSET:
            field_dict["retrieved_on"] = retrieved_on

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        title = d.pop("title")

        kind = d.pop("kind")

        def _parse_url(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        url = _parse_url(d.pop("url", UNSET))

        def _parse_publisher(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        publisher = _parse_publisher(d.pop("publisher", UNSET))

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

        def _parse_dated_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                dated_on_type_0 = datetime.date.fromisoformat(data)

                return dated_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        dated_on = _parse_dated_on(d.pop("dated_on", UNSET))

        def _parse_retrieved_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                retrieved_on_type_0 = datetime.date.fromisoformat(data)

                return retrieved_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        retrieved_on = _parse_retrieved_on(d.pop("retrieved_on", UNSET))

        source_in = cls(
            code=code,
            title=title,
            kind=kind,
            url=url,
            publisher=publisher,
            published_on=published_on,
            dated_on=dated_on,
            retrieved_on=retrieved_on,
        )

        return source_in

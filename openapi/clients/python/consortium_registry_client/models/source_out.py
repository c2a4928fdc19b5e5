from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="SourceOut")


@_attrs_define
class SourceOut:
    """A document on which facts rest.

    Attributes:
        code (str): Code of the source.
        url (None | str): Address of the document; null if it is not online.
        title (str): Title of the document.
        publisher (None | str): Organisation that published it.
        kind (str): Kind of document, such as `council-minutes`.
        published_on (datetime.date | None): Day of publication.
        dated_on (datetime.date | None): Publication day, else the day of the meeting or decision.
        retrieved_on (datetime.date | None): Day on which it was last read.
        facts (int): Number of facts that rest on it.
    """

    code: str
    url: None | str
    title: str
    publisher: None | str
    kind: str
    published_on: datetime.date | None
    dated_on: datetime.date | None
    retrieved_on: datetime.date | None
    facts: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code

        url: None | str
        url = self.url

        title = self.title

        publisher: None | str
        publisher = self.publisher

        kind = self.kind

        published_on: None | str
        if isinstance(self.published_on, datetime.date):
            published_on = self.published_on.isoformat()
        else:
            published_on = self.published_on

        dated_on: None | str
        if isinstance(self.dated_on, datetime.date):
            dated_on = self.dated_on.isoformat()
        else:
            dated_on = self.dated_on

        retrieved_on: None | str
        if isinstance(self.retrieved_on, datetime.date):
            retrieved_on = self.retrieved_on.isoformat()
        else:
            retrieved_on = self.retrieved_on

        facts = self.facts

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "url": url,
                "title": title,
                "publisher": publisher,
                "kind": kind,
                "published_on": published_on,
                "dated_on": dated_on,
                "retrieved_on": retrieved_on,
                "facts": facts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = d.pop("code")

        def _parse_url(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        url = _parse_url(d.pop("url"))

        title = d.pop("title")

        def _parse_publisher(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        publisher = _parse_publisher(d.pop("publisher"))

        kind = d.pop("kind")

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

        def _parse_dated_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                dated_on_type_0 = datetime.date.fromisoformat(data)

                return dated_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        dated_on = _parse_dated_on(d.pop("dated_on"))

        def _parse_retrieved_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                retrieved_on_type_0 = datetime.date.fromisoformat(data)

                return retrieved_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        retrieved_on = _parse_retrieved_on(d.pop("retrieved_on"))

        facts = d.pop("facts")

        source_out = cls(
            code=code,
            url=url,
            title=title,
            publisher=publisher,
            kind=kind,
            published_on=published_on,
            dated_on=dated_on,
            retrieved_on=retrieved_on,
            facts=facts,
        )

        source_out.additional_properties = d
        return source_out

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

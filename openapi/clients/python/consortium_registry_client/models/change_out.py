from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.change_out_content import ChangeOutContent


T = TypeVar("T", bound="ChangeOut")


@_attrs_define
class ChangeOut:
    """An entry of the ledger.

    Attributes:
        stream (str): `public`, or `restricted` for an entry that is not public.
        position (int): Position in the stream, from 1 and without gaps.
        action (str): `registered` (a source), `stated` (recorded), `restated` (revised) or `withdrawn`.
        kind (str): Kind of fact, such as `award`.
        fact (str): Id of the fact; for a source, its code.
        thing (str): Kind of thing the fact is about, such as `contract`.
        code (str): Code of that thing.
        source (None | str): Code of the source.
        content (ChangeOutContent): The fact as it was recorded.
        author (str): System that recorded it.
        acting_for (None | str): Authority on whose behalf an admin recorded it.
        reason (None | str): Reason of a revision or withdrawal.
        recorded_at (datetime.datetime): Time of recording.
        backdated (bool): True if dated to the day it became public, when the data was loaded.
        previous (str): Hash of the entry before.
        hash_ (str): SHA-256 of this entry and the hash before it.
    """

    stream: str
    position: int
    action: str
    kind: str
    fact: str
    thing: str
    code: str
    source: None | str
    content: ChangeOutContent
    author: str
    acting_for: None | str
    reason: None | str
    recorded_at: datetime.datetime
    backdated: bool
    previous: str
    hash_: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        stream = self.stream

        position = self.position

        action = self.action

        kind = self.kind

        fact = self.fact

        thing = self.thing

        code = self.code

        source: None | str
        source = self.source

        content = self.content.to_dict()

        author = self.author

        acting_for: None | str
        acting_for = self.acting_for

        reason: None | str
        reason = self.reason

        recorded_at = self.recorded_at.isoformat()

        backdated = self.backdated

        previous = self.previous

        hash_ = self.hash_

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "stream": stream,
                "position": position,
                "action": action,
                "kind": kind,
                "fact": fact,
                "thing": thing,
                "code": code,
                "source": source,
                "content": content,
                "author": author,
                "acting_for": acting_for,
                "reason": reason,
                "recorded_at": recorded_at,
                "backdated": backdated,
                "previous": previous,
                "hash": hash_,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.change_out_content import ChangeOutContent  # noqa: PLC0415

        d = dict(src_dict)
        stream = d.pop("stream")

        position = d.pop("position")

        action = d.pop("action")

        kind = d.pop("kind")

        fact = d.pop("fact")

        thing = d.pop("thing")

        code = d.pop("code")

        def _parse_source(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        source = _parse_source(d.pop("source"))

        content = ChangeOutContent.from_dict(d.pop("content"))

        author = d.pop("author")

        def _parse_acting_for(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        acting_for = _parse_acting_for(d.pop("acting_for"))

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        backdated = d.pop("backdated")

        previous = d.pop("previous")

        hash_ = d.pop("hash")

        change_out = cls(
            stream=stream,
            position=position,
            action=action,
            kind=kind,
            fact=fact,
            thing=thing,
            code=code,
            source=source,
            content=content,
            author=author,
            acting_for=acting_for,
            reason=reason,
            recorded_at=recorded_at,
            backdated=backdated,
            previous=previous,
            hash_=hash_,
        )

        change_out.additional_properties = d
        return change_out

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

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.change_out_content import ChangeOutContent
    from ..models.change_out_texts import ChangeOutTexts
    from ..models.commitments_out import CommitmentsOut
    from ..models.subject_out import SubjectOut


T = TypeVar("T", bound="ChangeOut")


@_attrs_define
class ChangeOut:
    """An entry of the ledger.

    `hash` is the SHA-256 of the canonical JSON of all fields but `hash`, `content`, `content_salt`
    and `texts`.

        Attributes:
            stream (str): `public`, `partners`, or `owner:` and an authority.
            position (int): Position in the stream, from 1 and without gaps.
            read_at (int): Position of the end of its batch; batches are read as a whole.
            recorded_at (datetime.datetime): Moment of its batch, the same in all streams; usable as `known_at`.
            author (str): System that recorded it.
            acting_for (None | str): Authority on whose behalf an admin recorded it.
            action (str): `registered` (a source), `recorded`, `revised`, `withdrawn` or `erased`.
            type_ (str): Kind of fact, such as `award`.
            subject (SubjectOut): The thing that a fact is about.
            fact (str): Id of the fact; for a source, its code.
            replaces (None | str): Id of the fact that a revision ends.
            source (None | str): Code of the source.
            source_commitment (None | str): Hash of the entry that registered the source.
            backdated (bool): True if dated to the day it became public, when the data was loaded.
            commitments (CommitmentsOut): SHA-256 of each salt followed by what it salts.
            previous (str): Hash of the entry before.
            hash_ (str): SHA-256 of this entry and the hash before it.
            content (ChangeOutContent): The input as it was validated, without its free texts.
            content_salt (str): Salt of `content`: 32 hexadecimal digits.
            texts (ChangeOutTexts): The free texts by their path, such as `note` or `values/0/note`.
    """

    stream: str
    position: int
    read_at: int
    recorded_at: datetime.datetime
    author: str
    acting_for: None | str
    action: str
    type_: str
    subject: SubjectOut
    fact: str
    replaces: None | str
    source: None | str
    source_commitment: None | str
    backdated: bool
    commitments: CommitmentsOut
    previous: str
    hash_: str
    content: ChangeOutContent
    content_salt: str
    texts: ChangeOutTexts
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        stream = self.stream

        position = self.position

        read_at = self.read_at

        recorded_at = self.recorded_at.isoformat()

        author = self.author

        acting_for: None | str
        acting_for = self.acting_for

        action = self.action

        type_ = self.type_

        subject = self.subject.to_dict()

        fact = self.fact

        replaces: None | str
        replaces = self.replaces

        source: None | str
        source = self.source

        source_commitment: None | str
        source_commitment = self.source_commitment

        backdated = self.backdated

        commitments = self.commitments.to_dict()

        previous = self.previous

        hash_ = self.hash_

        content = self.content.to_dict()

        content_salt = self.content_salt

        texts = self.texts.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "stream": stream,
                "position": position,
                "read_at": read_at,
                "recorded_at": recorded_at,
                "author": author,
                "acting_for": acting_for,
                "action": action,
                "type": type_,
                "subject": subject,
                "fact": fact,
                "replaces": replaces,
                "source": source,
                "source_commitment": source_commitment,
                "backdated": backdated,
                "commitments": commitments,
                "previous": previous,
                "hash": hash_,
                "content": content,
                "content_salt": content_salt,
                "texts": texts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.change_out_content import ChangeOutContent  # noqa: PLC0415
        from ..models.change_out_texts import ChangeOutTexts  # noqa: PLC0415
        from ..models.commitments_out import CommitmentsOut  # noqa: PLC0415
        from ..models.subject_out import SubjectOut  # noqa: PLC0415

        d = dict(src_dict)
        stream = d.pop("stream")

        position = d.pop("position")

        read_at = d.pop("read_at")

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        author = d.pop("author")

        def _parse_acting_for(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        acting_for = _parse_acting_for(d.pop("acting_for"))

        action = d.pop("action")

        type_ = d.pop("type")

        subject = SubjectOut.from_dict(d.pop("subject"))

        fact = d.pop("fact")

        def _parse_replaces(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        replaces = _parse_replaces(d.pop("replaces"))

        def _parse_source(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        source = _parse_source(d.pop("source"))

        def _parse_source_commitment(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        source_commitment = _parse_source_commitment(d.pop("source_commitment"))

        backdated = d.pop("backdated")

        commitments = CommitmentsOut.from_dict(d.pop("commitments"))

        previous = d.pop("previous")

        hash_ = d.pop("hash")

        content = ChangeOutContent.from_dict(d.pop("content"))

        content_salt = d.pop("content_salt")

        texts = ChangeOutTexts.from_dict(d.pop("texts"))

        change_out = cls(
            stream=stream,
            position=position,
            read_at=read_at,
            recorded_at=recorded_at,
            author=author,
            acting_for=acting_for,
            action=action,
            type_=type_,
            subject=subject,
            fact=fact,
            replaces=replaces,
            source=source,
            source_commitment=source_commitment,
            backdated=backdated,
            commitments=commitments,
            previous=previous,
            hash_=hash_,
            content=content,
            content_salt=content_salt,
            texts=texts,
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

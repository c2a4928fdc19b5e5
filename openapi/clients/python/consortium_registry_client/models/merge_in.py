from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence, check_confidence
from ..types import UNSET, Unset

T = TypeVar("T", bound="MergeIn")


@_attrs_define
class MergeIn:
    """Two codes name one thing.

    Attributes:
        source (str): Code of the source on which the fact rests.
        into (str): Code of the thing that answers show from then on.
        reason (str): Reason why both codes name one thing.
        confidence (Confidence | Unset): The strength of the evidence for a fact.
        note (None | str | Unset): A remark, without personal data.
    """

    source: str
    into: str
    reason: str
    confidence: Confidence | Unset = UNSET
    note: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        into = self.into

        reason = self.reason

        confidence: str | Unset = UNSET
        if not isinstance(self.confidence, Unset):
            confidence = self.confidence

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "into": into,
                "reason": reason,
            }
        )
        if confidence is not UNSET:
            field_dict["confidence"] = confidence
        if note is not UNSET:
            field_dict["note"] = note

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        source = d.pop("source")

        into = d.pop("into")

        reason = d.pop("reason")

        _confidence = d.pop("confidence", UNSET)
        confidence: Confidence | Unset
        if isinstance(_confidence, Unset):
            confidence = UNSET
        else:
            confidence = check_confidence(_confidence)

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        merge_in = cls(
            source=source,
            into=into,
            reason=reason,
            confidence=confidence,
            note=note,
        )

        return merge_in

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence
from ..models.ending_reason import EndingReason
from ..models.term_change_kind import TermChangeKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="TermChangeIn")


@_attrs_define
class TermChangeIn:
    """An extension, a termination or a cancellation of a contract.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        change (TermChangeKind): The type of a change to a contract's term.
        note (None | str | Unset): A remark, without personal data.
        replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
        last_day (datetime.date | None | Unset): New last day of the term; null for a cancellation.
        agreed_on (datetime.date | None | Unset): Day of the agreement.
        reason (EndingReason | None | Unset): Reason of an early end.
    """

    source: str
    confidence: Confidence
    change: TermChangeKind
    note: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET
    last_day: datetime.date | None | Unset = UNSET
    agreed_on: datetime.date | None | Unset = UNSET
    reason: EndingReason | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence = self.confidence.value

        change = self.change.value

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

        last_day: None | str | Unset
        if isinstance(self.last_day, Unset):
            last_day = UNSET
        elif isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

        agreed_on: None | str | Unset
        if isinstance(self.agreed_on, Unset):
            agreed_on = UNSET
        elif isinstance(self.agreed_on, datetime.date):
            agreed_on = self.agreed_on.isoformat()
        else:
            agreed_on = self.agreed_on

        reason: None | str | Unset
        if isinstance(self.reason, Unset):
            reason = UNSET
        elif isinstance(self.reason, EndingReason):
            reason = self.reason.value
        else:
            reason = self.reason

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "confidence": confidence,
                "change": change,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note
        if replaces is not UNSET:
            field_dict["replaces"] = replaces
        if last_day is not UNSET:
            field_dict["last_day"] = last_day
        if agreed_on is not UNSET:
            field_dict["agreed_on"] = agreed_on
        if reason is not UNSET:
            field_dict["reason"] = reason

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        source = d.pop("source")

        confidence = Confidence(d.pop("confidence"))

        change = TermChangeKind(d.pop("change"))

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

        def _parse_last_day(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_day_type_0 = datetime.date.fromisoformat(data)

                return last_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        last_day = _parse_last_day(d.pop("last_day", UNSET))

        def _parse_agreed_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                agreed_on_type_0 = datetime.date.fromisoformat(data)

                return agreed_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        agreed_on = _parse_agreed_on(d.pop("agreed_on", UNSET))

        def _parse_reason(data: object) -> EndingReason | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reason_type_0 = EndingReason(data)

                return reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EndingReason | None | Unset, data)

        reason = _parse_reason(d.pop("reason", UNSET))

        term_change_in = cls(
            source=source,
            confidence=confidence,
            change=change,
            note=note,
            replaces=replaces,
            last_day=last_day,
            agreed_on=agreed_on,
            reason=reason,
        )

        return term_change_in

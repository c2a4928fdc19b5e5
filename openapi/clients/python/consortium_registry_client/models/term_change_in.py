from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.change_ground import ChangeGround, check_change_ground
from ..models.confidence import Confidence, check_confidence
from ..models.ending_reason import EndingReason, check_ending_reason
from ..models.term_change_kind import TermChangeKind, check_term_change_kind
from ..types import UNSET, Unset

T = TypeVar("T", bound="TermChangeIn")


@_attrs_define
class TermChangeIn:
    """An extension, a termination, a cancellation or another change of a contract.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        change (TermChangeKind): The type of a change to a contract.
        note (None | str | Unset): A remark, without personal data.
        replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
        last_day (datetime.date | None | Unset): New last day of the term; null for a cancellation or a variation.
        agreed_on (datetime.date | None | Unset): Day of the agreement.
        reason (EndingReason | None | Unset): Reason of an early end.
        change_ground (ChangeGround | None | Unset): Provision that allows the change; null if unknown.
        value_percent (None | str | Unset): Change of the value in per cent of the value before.
        term_percent (None | str | Unset): Change of the term in per cent of the longest term at award, options
            included; if null, it is computed from the days.
    """

    source: str
    confidence: Confidence
    change: TermChangeKind
    note: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET
    last_day: datetime.date | None | Unset = UNSET
    agreed_on: datetime.date | None | Unset = UNSET
    reason: EndingReason | None | Unset = UNSET
    change_ground: ChangeGround | None | Unset = UNSET
    value_percent: None | str | Unset = UNSET
    term_percent: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence: str = self.confidence

        change: str = self.change

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
        elif isinstance(self.reason, str):
            reason = self.reason
        else:
            reason = self.reason

        change_ground: None | str | Unset
        if isinstance(self.change_ground, Unset):
            change_ground = UNSET
        elif isinstance(self.change_ground, str):
            change_ground = self.change_ground
        else:
            change_ground = self.change_ground

        value_percent: None | str | Unset
        if isinstance(self.value_percent, Unset):
            value_percent = UNSET
        else:
            value_percent = self.value_percent

        term_percent: None | str | Unset
        if isinstance(self.term_percent, Unset):
            term_percent = UNSET
        else:
            term_percent = self.term_percent

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
        if change_ground is not UNSET:
            field_dict["change_ground"] = change_ground
        if value_percent is not UNSET:
            field_dict["value_percent"] = value_percent
        if term_percent is not UNSET:
            field_dict["term_percent"] = term_percent

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        change = check_term_change_kind(d.pop("change"))

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
                reason_type_0 = check_ending_reason(data)

                return reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EndingReason | None | Unset, data)

        reason = _parse_reason(d.pop("reason", UNSET))

        def _parse_change_ground(data: object) -> ChangeGround | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                change_ground_type_0 = check_change_ground(data)

                return change_ground_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ChangeGround | None | Unset, data)

        change_ground = _parse_change_ground(d.pop("change_ground", UNSET))

        def _parse_value_percent(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        value_percent = _parse_value_percent(d.pop("value_percent", UNSET))

        def _parse_term_percent(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        term_percent = _parse_term_percent(d.pop("term_percent", UNSET))

        term_change_in = cls(
            source=source,
            confidence=confidence,
            change=change,
            note=note,
            replaces=replaces,
            last_day=last_day,
            agreed_on=agreed_on,
            reason=reason,
            change_ground=change_ground,
            value_percent=value_percent,
            term_percent=term_percent,
        )

        return term_change_in

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.change_ground import ChangeGround, check_change_ground
from ..models.confidence import Confidence, check_confidence
from ..models.ending_reason import EndingReason, check_ending_reason
from ..models.term_change_kind import TermChangeKind, check_term_change_kind

T = TypeVar("T", bound="TermChangeOut")


@_attrs_define
class TermChangeOut:
    """An extension, a termination, a cancellation or another change.

    Attributes:
        id (str): Id of the fact.
        change (TermChangeKind): The type of a change to a contract.
        last_day (datetime.date | None): New last day of the term; null for a cancellation or a variation.
        agreed_on (datetime.date | None): Day of the agreement.
        reason (EndingReason | None): Reason of an early end.
        change_ground (ChangeGround | None): Provision that allows the change.
        value_percent (None | str): Change of the value in per cent of the value before.
        term_percent (None | str): Change of the term in per cent of the longest term at award.
        source (str): Code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
        note (None | str): A remark.
    """

    id: str
    change: TermChangeKind
    last_day: datetime.date | None
    agreed_on: datetime.date | None
    reason: EndingReason | None
    change_ground: ChangeGround | None
    value_percent: None | str
    term_percent: None | str
    source: str
    confidence: Confidence
    note: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        change: str = self.change

        last_day: None | str
        if isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

        agreed_on: None | str
        if isinstance(self.agreed_on, datetime.date):
            agreed_on = self.agreed_on.isoformat()
        else:
            agreed_on = self.agreed_on

        reason: None | str
        if isinstance(self.reason, str):
            reason = self.reason
        else:
            reason = self.reason

        change_ground: None | str
        if isinstance(self.change_ground, str):
            change_ground = self.change_ground
        else:
            change_ground = self.change_ground

        value_percent: None | str
        value_percent = self.value_percent

        term_percent: None | str
        term_percent = self.term_percent

        source = self.source

        confidence: str = self.confidence

        note: None | str
        note = self.note

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "change": change,
                "last_day": last_day,
                "agreed_on": agreed_on,
                "reason": reason,
                "change_ground": change_ground,
                "value_percent": value_percent,
                "term_percent": term_percent,
                "source": source,
                "confidence": confidence,
                "note": note,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        change = check_term_change_kind(d.pop("change"))

        def _parse_last_day(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_day_type_0 = datetime.date.fromisoformat(data)

                return last_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        last_day = _parse_last_day(d.pop("last_day"))

        def _parse_agreed_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                agreed_on_type_0 = datetime.date.fromisoformat(data)

                return agreed_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        agreed_on = _parse_agreed_on(d.pop("agreed_on"))

        def _parse_reason(data: object) -> EndingReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reason_type_0 = check_ending_reason(data)

                return reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EndingReason | None, data)

        reason = _parse_reason(d.pop("reason"))

        def _parse_change_ground(data: object) -> ChangeGround | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                change_ground_type_0 = check_change_ground(data)

                return change_ground_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ChangeGround | None, data)

        change_ground = _parse_change_ground(d.pop("change_ground"))

        def _parse_value_percent(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        value_percent = _parse_value_percent(d.pop("value_percent"))

        def _parse_term_percent(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        term_percent = _parse_term_percent(d.pop("term_percent"))

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        term_change_out = cls(
            id=id,
            change=change,
            last_day=last_day,
            agreed_on=agreed_on,
            reason=reason,
            change_ground=change_ground,
            value_percent=value_percent,
            term_percent=term_percent,
            source=source,
            confidence=confidence,
            note=note,
        )

        term_change_out.additional_properties = d
        return term_change_out

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

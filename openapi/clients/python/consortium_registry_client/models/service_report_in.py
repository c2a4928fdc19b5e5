from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence, check_confidence
from ..models.finding import Finding, check_finding
from ..types import UNSET, Unset

T = TypeVar("T", bound="ServiceReportIn")


@_attrs_define
class ServiceReportIn:
    """The service level of an authority on some days, according to a source.

    Attributes:
        first_day (datetime.date): First day of the report.
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        scope (str): Code of the scope.
        finding (Finding): The delivery of a service as a source reports it for some days.
        last_day (datetime.date | None | Unset): Last day of the period, inclusive; null if unknown or open-ended.
        note (None | str | Unset): A remark, without personal data.
        replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
    """

    first_day: datetime.date
    source: str
    confidence: Confidence
    scope: str
    finding: Finding
    last_day: datetime.date | None | Unset = UNSET
    note: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        first_day = self.first_day.isoformat()

        source = self.source

        confidence: str = self.confidence

        scope = self.scope

        finding: str = self.finding

        last_day: None | str | Unset
        if isinstance(self.last_day, Unset):
            last_day = UNSET
        elif isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

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

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "first_day": first_day,
                "source": source,
                "confidence": confidence,
                "scope": scope,
                "finding": finding,
            }
        )
        if last_day is not UNSET:
            field_dict["last_day"] = last_day
        if note is not UNSET:
            field_dict["note"] = note
        if replaces is not UNSET:
            field_dict["replaces"] = replaces

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        first_day = datetime.date.fromisoformat(d.pop("first_day"))

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        scope = d.pop("scope")

        finding = check_finding(d.pop("finding"))

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

        service_report_in = cls(
            first_day=first_day,
            source=source,
            confidence=confidence,
            scope=scope,
            finding=finding,
            last_day=last_day,
            note=note,
            replaces=replaces,
        )

        return service_report_in

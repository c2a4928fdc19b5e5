from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence
from ..models.outcome import Outcome
from ..types import UNSET, Unset

T = TypeVar("T", bound="DecisionIn")


@_attrs_define
class DecisionIn:
    """What an Ombudsman decided, as it was published.

    Attributes:
        source (str): The source it rests on.
        confidence (Confidence): How well a fact is evidenced.

            High: stated officially, or twice. Medium: stated once, or in part inferred. Low: doubtful.
        authority (str):
        reference (str): What the Ombudsman calls it: `24 015 097`.
        ombudsman (str):
        outcome (Outcome): What an Ombudsman decided.
        note (None | str | Unset):
        replaces (None | str | Unset): The wrong fact that this one replaces, in one entry; needs `If-Match`.
        provider (None | str | Unset):
        decided_on (datetime.date | None | Unset):
        findings (list[str] | Unset): The faults found, in our own words.
    """

    source: str
    confidence: Confidence
    authority: str
    reference: str
    ombudsman: str
    outcome: Outcome
    note: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET
    provider: None | str | Unset = UNSET
    decided_on: datetime.date | None | Unset = UNSET
    findings: list[str] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence = self.confidence.value

        authority = self.authority

        reference = self.reference

        ombudsman = self.ombudsman

        outcome = self.outcome.value

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

        provider: None | str | Unset
        if isinstance(self.provider, Unset):
            provider = UNSET
        else:
            provider = self.provider

        decided_on: None | str | Unset
        if isinstance(self.decided_on, Unset):
            decided_on = UNSET
        elif isinstance(self.decided_on, datetime.date):
            decided_on = self.decided_on.isoformat()
        else:
            decided_on = self.decided_on

        findings: list[str] | Unset = UNSET
        if not isinstance(self.findings, Unset):
            findings = self.findings

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "confidence": confidence,
                "authority": authority,
                "reference": reference,
                "ombudsman": ombudsman,
                "outcome": outcome,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note
        if replaces is not UNSET:
            field_dict["replaces"] = replaces
        if provider is not UNSET:
            field_dict["provider"] = provider
        if decided_on is not UNSET:
            field_dict["decided_on"] = decided_on
        if findings is not UNSET:
            field_dict["findings"] = findings

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        source = d.pop("source")

        confidence = Confidence(d.pop("confidence"))

        authority = d.pop("authority")

        reference = d.pop("reference")

        ombudsman = d.pop("ombudsman")

        outcome = Outcome(d.pop("outcome"))

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

        def _parse_provider(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        provider = _parse_provider(d.pop("provider", UNSET))

        def _parse_decided_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_on_type_0 = datetime.date.fromisoformat(data)

                return decided_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        decided_on = _parse_decided_on(d.pop("decided_on", UNSET))

        findings = cast(list[str], d.pop("findings", UNSET))

        decision_in = cls(
            source=source,
            confidence=confidence,
            authority=authority,
            reference=reference,
            ombudsman=ombudsman,
            outcome=outcome,
            note=note,
            replaces=replaces,
            provider=provider,
            decided_on=decided_on,
            findings=findings,
        )

        return decision_in

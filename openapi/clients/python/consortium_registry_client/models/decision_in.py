from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence, check_confidence
from ..models.ombudsman_outcome import OmbudsmanOutcome, check_ombudsman_outcome
from ..types import UNSET, Unset

T = TypeVar("T", bound="DecisionIn")


@_attrs_define
class DecisionIn:
    """A decision of an Ombudsman, as published.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        authority (str): The code of the authority that it is about.
        reference (str): The reference of the Ombudsman, for example `24 015 097`.
        ombudsman (str): The name of the Ombudsman.
        outcome (OmbudsmanOutcome): The outcome of an Ombudsman's decision.
        note (None | str | Unset): A remark, without personal data.
        replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
        provider (None | str | Unset): The code of the provider.
        decided_on (datetime.date | None | Unset): The day of the decision.
        findings (list[str] | Unset): The faults found, in our own words.
    """

    source: str
    confidence: Confidence
    authority: str
    reference: str
    ombudsman: str
    outcome: OmbudsmanOutcome
    note: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET
    provider: None | str | Unset = UNSET
    decided_on: datetime.date | None | Unset = UNSET
    findings: list[str] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence: str = self.confidence

        authority = self.authority

        reference = self.reference

        ombudsman = self.ombudsman

        outcome: str = self.outcome

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

        confidence = check_confidence(d.pop("confidence"))

        authority = d.pop("authority")

        reference = d.pop("reference")

        ombudsman = d.pop("ombudsman")

        outcome = check_ombudsman_outcome(d.pop("outcome"))

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

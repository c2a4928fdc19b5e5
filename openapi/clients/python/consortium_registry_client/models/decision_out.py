from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.confidence import Confidence, check_confidence
from ..models.ombudsman_outcome import OmbudsmanOutcome, check_ombudsman_outcome
from ..models.visibility import Visibility, check_visibility

T = TypeVar("T", bound="DecisionOut")


@_attrs_define
class DecisionOut:
    """A decision of an Ombudsman, with the progress of its remedies on the day.

    Attributes:
        id (str): The permanent id of the record.
        fact (str): The id of the current fact of the record, for `If-Match`.
        source (str): The code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
        visibility (Visibility): The callers to whom a fact is shown.
        note (None | str): A note of the author.
        authority (str): The code of the authority.
        authority_name (str): The name of the authority on the day.
        provider (None | str): The code of the provider.
        reference (str): The reference of the Ombudsman.
        ombudsman (str): The name of the Ombudsman.
        decided_on (datetime.date | None): The day of the decision, if known.
        outcome (OmbudsmanOutcome): The outcome of an Ombudsman's decision.
        findings (list[str]): The faults found, in our own words.
        remedies (int): The number of recorded remedies.
        remedies_open (int): The number of remedies still to be done.
        remedies_late (int): The number of late remedies.
        remedies_not_recorded (int): The number of remedies of which nothing is recorded for the day.
        last_heard_on (datetime.date | None): The latest day on which a source speaks of it; nothing is recorded since.
            Null if no source has a day.
    """

    id: str
    fact: str
    source: str
    confidence: Confidence
    visibility: Visibility
    note: None | str
    authority: str
    authority_name: str
    provider: None | str
    reference: str
    ombudsman: str
    decided_on: datetime.date | None
    outcome: OmbudsmanOutcome
    findings: list[str]
    remedies: int
    remedies_open: int
    remedies_late: int
    remedies_not_recorded: int
    last_heard_on: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        fact = self.fact

        source = self.source

        confidence: str = self.confidence

        visibility: str = self.visibility

        note: None | str
        note = self.note

        authority = self.authority

        authority_name = self.authority_name

        provider: None | str
        provider = self.provider

        reference = self.reference

        ombudsman = self.ombudsman

        decided_on: None | str
        if isinstance(self.decided_on, datetime.date):
            decided_on = self.decided_on.isoformat()
        else:
            decided_on = self.decided_on

        outcome: str = self.outcome

        findings = self.findings

        remedies = self.remedies

        remedies_open = self.remedies_open

        remedies_late = self.remedies_late

        remedies_not_recorded = self.remedies_not_recorded

        last_heard_on: None | str
        if isinstance(self.last_heard_on, datetime.date):
            last_heard_on = self.last_heard_on.isoformat()
        else:
            last_heard_on = self.last_heard_on

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "fact": fact,
                "source": source,
                "confidence": confidence,
                "visibility": visibility,
                "note": note,
                "authority": authority,
                "authority_name": authority_name,
                "provider": provider,
                "reference": reference,
                "ombudsman": ombudsman,
                "decided_on": decided_on,
                "outcome": outcome,
                "findings": findings,
                "remedies": remedies,
                "remedies_open": remedies_open,
                "remedies_late": remedies_late,
                "remedies_not_recorded": remedies_not_recorded,
                "last_heard_on": last_heard_on,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        fact = d.pop("fact")

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        visibility = check_visibility(d.pop("visibility"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        authority = d.pop("authority")

        authority_name = d.pop("authority_name")

        def _parse_provider(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        provider = _parse_provider(d.pop("provider"))

        reference = d.pop("reference")

        ombudsman = d.pop("ombudsman")

        def _parse_decided_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_on_type_0 = datetime.date.fromisoformat(data)

                return decided_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        decided_on = _parse_decided_on(d.pop("decided_on"))

        outcome = check_ombudsman_outcome(d.pop("outcome"))

        findings = cast(list[str], d.pop("findings"))

        remedies = d.pop("remedies")

        remedies_open = d.pop("remedies_open")

        remedies_late = d.pop("remedies_late")

        remedies_not_recorded = d.pop("remedies_not_recorded")

        def _parse_last_heard_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_heard_on_type_0 = datetime.date.fromisoformat(data)

                return last_heard_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        last_heard_on = _parse_last_heard_on(d.pop("last_heard_on"))

        decision_out = cls(
            id=id,
            fact=fact,
            source=source,
            confidence=confidence,
            visibility=visibility,
            note=note,
            authority=authority,
            authority_name=authority_name,
            provider=provider,
            reference=reference,
            ombudsman=ombudsman,
            decided_on=decided_on,
            outcome=outcome,
            findings=findings,
            remedies=remedies,
            remedies_open=remedies_open,
            remedies_late=remedies_late,
            remedies_not_recorded=remedies_not_recorded,
            last_heard_on=last_heard_on,
        )

        decision_out.additional_properties = d
        return decision_out

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

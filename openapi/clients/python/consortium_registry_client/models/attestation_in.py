from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.attestation_subject import AttestationSubject, check_attestation_subject
from ..models.confidence import Confidence, check_confidence
from ..types import UNSET, Unset

T = TypeVar("T", bound="AttestationIn")


@_attrs_define
class AttestationIn:
    """An authority declares that its record of a subject is complete for some days.

    Attributes:
        first_day (datetime.date): First day for which the record is complete.
        last_day (datetime.date): Last day for which the record is complete.
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        attested_on (datetime.date): Day on which the authority attested it.
        note (None | str | Unset): A remark, without personal data.
        replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
        subject (AttestationSubject | Unset): The subject of a record that an authority attests to be complete.
        scopes (list[str] | Unset): Codes of the scopes for which the record of cover is complete. The subject `cover`
            needs at least one; other subjects have none.
    """

    first_day: datetime.date
    last_day: datetime.date
    source: str
    confidence: Confidence
    attested_on: datetime.date
    note: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET
    subject: AttestationSubject | Unset = UNSET
    scopes: list[str] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        first_day = self.first_day.isoformat()

        last_day = self.last_day.isoformat()

        source = self.source

        confidence: str = self.confidence

        attested_on = self.attested_on.isoformat()

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

        subject: str | Unset = UNSET
        if not isinstance(self.subject, Unset):
            subject = self.subject

        scopes: list[str] | Unset = UNSET
        if not isinstance(self.scopes, Unset):
            scopes = self.scopes

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "first_day": first_day,
                "last_day": last_day,
                "source": source,
                "confidence": confidence,
                "attested_on": attested_on,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note
        if replaces is not UNSET:
            field_dict["replaces"] = replaces
        if subject is not UNSET:
            field_dict["subject"] = subject
        if scopes is not UNSET:
            field_dict["scopes"] = scopes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        first_day = datetime.date.fromisoformat(d.pop("first_day"))

        last_day = datetime.date.fromisoformat(d.pop("last_day"))

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        attested_on = datetime.date.fromisoformat(d.pop("attested_on"))

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

        _subject = d.pop("subject", UNSET)
        subject: AttestationSubject | Unset
        if isinstance(_subject, Unset):
            subject = UNSET
        else:
            subject = check_attestation_subject(_subject)

        scopes = cast(list[str], d.pop("scopes", UNSET))

        attestation_in = cls(
            first_day=first_day,
            last_day=last_day,
            source=source,
            confidence=confidence,
            attested_on=attested_on,
            note=note,
            replaces=replaces,
            subject=subject,
            scopes=scopes,
        )

        return attestation_in

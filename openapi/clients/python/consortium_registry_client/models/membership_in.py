from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence, check_confidence
from ..models.date_basis import DateBasis, check_date_basis
from ..models.membership_role import MembershipRole, check_membership_role
from ..types import UNSET, Unset

T = TypeVar("T", bound="MembershipIn")


@_attrs_define
class MembershipIn:
    """An authority belongs to a consortium.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        authority (str): Code of the authority.
        role (MembershipRole): The role of an authority in a consortium.
        first_day_basis (DateBasis): The evidence for a date.
        last_day_basis (DateBasis): The evidence for a date.
        evidence (str): Evidence of the membership, in one sentence.
        first_day (datetime.date | None | Unset): First day of the period, inclusive; null if unknown.
        last_day (datetime.date | None | Unset): Last day of the period, inclusive; null if unknown or open-ended.
        seen_from (datetime.date | None | Unset): First day that a source shows, where `first_day` is unknown.
        seen_to (datetime.date | None | Unset): Last day that a source shows, where `last_day` is unknown.
        note (None | str | Unset): A remark, without personal data.
        replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
    """

    source: str
    confidence: Confidence
    authority: str
    role: MembershipRole
    first_day_basis: DateBasis
    last_day_basis: DateBasis
    evidence: str
    first_day: datetime.date | None | Unset = UNSET
    last_day: datetime.date | None | Unset = UNSET
    seen_from: datetime.date | None | Unset = UNSET
    seen_to: datetime.date | None | Unset = UNSET
    note: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence: str = self.confidence

        authority = self.authority

        role: str = self.role

        first_day_basis: str = self.first_day_basis

        last_day_basis: str = self.last_day_basis

        evidence = self.evidence

        first_day: None | str | Unset
        if isinstance(self.first_day, Unset):
            first_day = UNSET
        elif isinstance(self.first_day, datetime.date):
            first_day = self.first_day.isoformat()
        else:
            first_day = self.first_day

        last_day: None | str | Unset
        if isinstance(self.last_day, Unset):
            last_day = UNSET
        elif isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

        seen_from: None | str | Unset
        if isinstance(self.seen_from, Unset):
            seen_from = UNSET
        elif isinstance(self.seen_from, datetime.date):
            seen_from = self.seen_from.isoformat()
        else:
            seen_from = self.seen_from

        seen_to: None | str | Unset
        if isinstance(self.seen_to, Unset):
            seen_to = UNSET
        elif isinstance(self.seen_to, datetime.date):
            seen_to = self.seen_to.isoformat()
        else:
            seen_to = self.seen_to

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
                "source": source,
                "confidence": confidence,
                "authority": authority,
                "role": role,
                "first_day_basis": first_day_basis,
                "last_day_basis": last_day_basis,
                "evidence": evidence,
            }
        )
        if first_day is not UNSET:
            field_dict["first_day"] = first_day
        if last_day is not UNSET:
            field_dict["last_day"] = last_day
        if seen_from is not UNSET:
            field_dict["seen_from"] = seen_from
        if seen_to is not UNSET:
            field_dict["seen_to"] = seen_to
        if note is not UNSET:
            field_dict["note"] = note
        if replaces is not UNSET:
            field_dict["replaces"] = replaces

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        authority = d.pop("authority")

        role = check_membership_role(d.pop("role"))

        first_day_basis = check_date_basis(d.pop("first_day_basis"))

        last_day_basis = check_date_basis(d.pop("last_day_basis"))

        evidence = d.pop("evidence")

        def _parse_first_day(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                first_day_type_0 = datetime.date.fromisoformat(data)

                return first_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        first_day = _parse_first_day(d.pop("first_day", UNSET))

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

        def _parse_seen_from(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                seen_from_type_0 = datetime.date.fromisoformat(data)

                return seen_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        seen_from = _parse_seen_from(d.pop("seen_from", UNSET))

        def _parse_seen_to(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                seen_to_type_0 = datetime.date.fromisoformat(data)

                return seen_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        seen_to = _parse_seen_to(d.pop("seen_to", UNSET))

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

        membership_in = cls(
            source=source,
            confidence=confidence,
            authority=authority,
            role=role,
            first_day_basis=first_day_basis,
            last_day_basis=last_day_basis,
            evidence=evidence,
            first_day=first_day,
            last_day=last_day,
            seen_from=seen_from,
            seen_to=seen_to,
            note=note,
            replaces=replaces,
        )

        return membership_in

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.certainty import Certainty, check_certainty
from ..models.confidence import Confidence, check_confidence
from ..models.date_basis import DateBasis, check_date_basis
from ..models.membership_role import MembershipRole, check_membership_role

T = TypeVar("T", bound="MemberOut")


@_attrs_define
class MemberOut:
    """An authority as a member of a consortium on a day.

    Attributes:
        authority (str): Code of the authority.
        authority_name (str): Name of the authority on the day.
        role (MembershipRole): The role of an authority in a consortium.
        certainty (Certainty): The certainty of a state, from lowest to highest; ended and unknown states have none.
        first_day (datetime.date | None): First day of the membership; null if unknown.
        first_day_basis (DateBasis): The evidence for a date.
        last_day (datetime.date | None): Last day of the membership; null if unknown or open-ended.
        last_day_basis (DateBasis): The evidence for a date.
        seen_from (datetime.date | None): First day on which a source shows it as a member.
        seen_to (datetime.date | None): Last day on which a source shows it as a member.
        evidence (str): Evidence of the membership.
        fact (str): Id of the fact.
        source (str): Code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
    """

    authority: str
    authority_name: str
    role: MembershipRole
    certainty: Certainty
    first_day: datetime.date | None
    first_day_basis: DateBasis
    last_day: datetime.date | None
    last_day_basis: DateBasis
    seen_from: datetime.date | None
    seen_to: datetime.date | None
    evidence: str
    fact: str
    source: str
    confidence: Confidence
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        authority = self.authority

        authority_name = self.authority_name

        role: str = self.role

        certainty: str = self.certainty

        first_day: None | str
        if isinstance(self.first_day, datetime.date):
            first_day = self.first_day.isoformat()
        else:
            first_day = self.first_day

        first_day_basis: str = self.first_day_basis

        last_day: None | str
        if isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

        last_day_basis: str = self.last_day_basis

        seen_from: None | str
        if isinstance(self.seen_from, datetime.date):
            seen_from = self.seen_from.isoformat()
        else:
            seen_from = self.seen_from

        seen_to: None | str
        if isinstance(self.seen_to, datetime.date):
            seen_to = self.seen_to.isoformat()
        else:
            seen_to = self.seen_to

        evidence = self.evidence

        fact = self.fact

        source = self.source

        confidence: str = self.confidence

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "authority": authority,
                "authority_name": authority_name,
                "role": role,
                "certainty": certainty,
                "first_day": first_day,
                "first_day_basis": first_day_basis,
                "last_day": last_day,
                "last_day_basis": last_day_basis,
                "seen_from": seen_from,
                "seen_to": seen_to,
                "evidence": evidence,
                "fact": fact,
                "source": source,
                "confidence": confidence,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        authority = d.pop("authority")

        authority_name = d.pop("authority_name")

        role = check_membership_role(d.pop("role"))

        certainty = check_certainty(d.pop("certainty"))

        def _parse_first_day(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                first_day_type_0 = datetime.date.fromisoformat(data)

                return first_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        first_day = _parse_first_day(d.pop("first_day"))

        first_day_basis = check_date_basis(d.pop("first_day_basis"))

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

        last_day_basis = check_date_basis(d.pop("last_day_basis"))

        def _parse_seen_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                seen_from_type_0 = datetime.date.fromisoformat(data)

                return seen_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        seen_from = _parse_seen_from(d.pop("seen_from"))

        def _parse_seen_to(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                seen_to_type_0 = datetime.date.fromisoformat(data)

                return seen_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        seen_to = _parse_seen_to(d.pop("seen_to"))

        evidence = d.pop("evidence")

        fact = d.pop("fact")

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        member_out = cls(
            authority=authority,
            authority_name=authority_name,
            role=role,
            certainty=certainty,
            first_day=first_day,
            first_day_basis=first_day_basis,
            last_day=last_day,
            last_day_basis=last_day_basis,
            seen_from=seen_from,
            seen_to=seen_to,
            evidence=evidence,
            fact=fact,
            source=source,
            confidence=confidence,
        )

        member_out.additional_properties = d
        return member_out

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

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.authority_kind import AuthorityKind, check_authority_kind
from ..models.confidence import Confidence, check_confidence
from ..models.region import Region, check_region
from ..models.revision_reason import RevisionReason, check_revision_reason
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.identifier_in import IdentifierIn


T = TypeVar("T", bound="AuthorityRevisionIn")


@_attrs_define
class AuthorityRevisionIn:
    """Revised details of an authority.

    Attributes:
        reason (RevisionReason): The reason for a revision of details: an error in the registry or a change in the
            world.
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        kind (AuthorityKind): The type of public body that an authority is.
        name (str): Short name, such as Camden.
        first_day (datetime.date | None | Unset): First day of the period, inclusive; null if unknown.
        last_day (datetime.date | None | Unset): Last day of the period, inclusive; null if unknown or open-ended.
        note (None | str | Unset): A remark, without personal data.
        holds_from (datetime.date | None | Unset): First day of a changed version; null for the first version.
        identifiers (list[IdentifierIn] | Unset): Identifiers that registers gave to it.
        official_name (None | str | Unset): Full official name.
        region (None | Region | Unset): Region of England in which its whole area is, such as `london`; left out if its
            area is in several, or in none.
        icb (None | str | Unset): Code of the integrated care board of its area.
        successor (None | str | Unset): Code of the authority that took over its duties.
    """

    reason: RevisionReason
    source: str
    confidence: Confidence
    kind: AuthorityKind
    name: str
    first_day: datetime.date | None | Unset = UNSET
    last_day: datetime.date | None | Unset = UNSET
    note: None | str | Unset = UNSET
    holds_from: datetime.date | None | Unset = UNSET
    identifiers: list[IdentifierIn] | Unset = UNSET
    official_name: None | str | Unset = UNSET
    region: None | Region | Unset = UNSET
    icb: None | str | Unset = UNSET
    successor: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        reason: str = self.reason

        source = self.source

        confidence: str = self.confidence

        kind: str = self.kind

        name = self.name

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

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        holds_from: None | str | Unset
        if isinstance(self.holds_from, Unset):
            holds_from = UNSET
        elif isinstance(self.holds_from, datetime.date):
            holds_from = self.holds_from.isoformat()
        else:
            holds_from = self.holds_from

        identifiers: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.identifiers, Unset):
            identifiers = []
            for identifiers_item_data in self.identifiers:
                identifiers_item = identifiers_item_data.to_dict()
                identifiers.append(identifiers_item)

        official_name: None | str | Unset
        if isinstance(self.official_name, Unset):
            official_name = UNSET
        else:
            official_name = self.official_name

        region: None | str | Unset
        if isinstance(self.region, Unset):
            region = UNSET
        elif isinstance(self.region, str):
            region = self.region
        else:
            region = self.region

        icb: None | str | Unset
        if isinstance(self.icb, Unset):
            icb = UNSET
        else:
            icb = self.icb

        successor: None | str | Unset
        if isinstance(self.successor, Unset):
            successor = UNSET
        else:
            successor = self.successor

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "reason": reason,
                "source": source,
                "confidence": confidence,
                "kind": kind,
                "name": name,
            }
        )
        if first_day is not UNSET:
            field_dict["first_day"] = first_day
        if last_day is not UNSET:
            field_dict["last_day"] = last_day
        if note is not UNSET:
            field_dict["note"] = note
        if holds_from is not UNSET:
            field_dict["holds_from"] = holds_from
        if identifiers is not UNSET:
            field_dict["identifiers"] = identifiers
        if official_name is not UNSET:
            field_dict["official_name"] = official_name
        if region is not UNSET:
            field_dict["region"] = region
        if icb is not UNSET:
            field_dict["icb"] = icb
        if successor is not UNSET:
            field_dict["successor"] = successor

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.identifier_in import IdentifierIn  # noqa: PLC0415

        d = dict(src_dict)
        reason = check_revision_reason(d.pop("reason"))

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        kind = check_authority_kind(d.pop("kind"))

        name = d.pop("name")

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

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        def _parse_holds_from(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                holds_from_type_0 = datetime.date.fromisoformat(data)

                return holds_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        holds_from = _parse_holds_from(d.pop("holds_from", UNSET))

        _identifiers = d.pop("identifiers", UNSET)
        identifiers: list[IdentifierIn] | Unset = UNSET
        if _identifiers is not UNSET:
            identifiers = []
            for identifiers_item_data in _identifiers:
                identifiers_item = IdentifierIn.from_dict(identifiers_item_data)

                identifiers.append(identifiers_item)

        def _parse_official_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        official_name = _parse_official_name(d.pop("official_name", UNSET))

        def _parse_region(data: object) -> None | Region | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                region_type_0 = check_region(data)

                return region_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Region | Unset, data)

        region = _parse_region(d.pop("region", UNSET))

        def _parse_icb(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        icb = _parse_icb(d.pop("icb", UNSET))

        def _parse_successor(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        successor = _parse_successor(d.pop("successor", UNSET))

        authority_revision_in = cls(
            reason=reason,
            source=source,
            confidence=confidence,
            kind=kind,
            name=name,
            first_day=first_day,
            last_day=last_day,
            note=note,
            holds_from=holds_from,
            identifiers=identifiers,
            official_name=official_name,
            region=region,
            icb=icb,
            successor=successor,
        )

        return authority_revision_in

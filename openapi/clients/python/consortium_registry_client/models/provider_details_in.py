from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence, check_confidence
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.identifier_in import IdentifierIn


T = TypeVar("T", bound="ProviderDetailsIn")


@_attrs_define
class ProviderDetailsIn:
    """Names, parent and contacts of a provider.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        name (str): Name in common use.
        note (None | str | Unset): A remark, without personal data.
        holds_from (datetime.date | None | Unset): First day of a changed version; null for the first version.
        identifiers (list[IdentifierIn] | Unset): Identifiers that registers gave to it.
        legal_name (None | str | Unset): Registered name of the company.
        trading_names (list[str] | Unset): Names under which it trades.
        name_variants (list[str] | Unset): Other spellings in sources.
        website (None | str | Unset): Address of its website.
        exists_from (datetime.date | None | Unset): Day of incorporation or first registration, if known.
        parent (None | str | Unset): Code of the parent company.
        parent_confidence (Confidence | None | Unset): Confidence in the parent; only `high` makes a group.
        service_role (None | str | Unset): Role to contact, such as customer services; never a person.
        service_mailbox (None | str | Unset): Mailbox of a team.
        service_line (None | str | Unset): Public telephone number.
    """

    source: str
    confidence: Confidence
    name: str
    note: None | str | Unset = UNSET
    holds_from: datetime.date | None | Unset = UNSET
    identifiers: list[IdentifierIn] | Unset = UNSET
    legal_name: None | str | Unset = UNSET
    trading_names: list[str] | Unset = UNSET
    name_variants: list[str] | Unset = UNSET
    website: None | str | Unset = UNSET
    exists_from: datetime.date | None | Unset = UNSET
    parent: None | str | Unset = UNSET
    parent_confidence: Confidence | None | Unset = UNSET
    service_role: None | str | Unset = UNSET
    service_mailbox: None | str | Unset = UNSET
    service_line: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence: str = self.confidence

        name = self.name

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

        legal_name: None | str | Unset
        if isinstance(self.legal_name, Unset):
            legal_name = UNSET
        else:
            legal_name = self.legal_name

        trading_names: list[str] | Unset = UNSET
        if not isinstance(self.trading_names, Unset):
            trading_names = self.trading_names

        name_variants: list[str] | Unset = UNSET
        if not isinstance(self.name_variants, Unset):
            name_variants = self.name_variants

        website: None | str | Unset
        if isinstance(self.website, Unset):
            website = UNSET
        else:
            website = self.website

        exists_from: None | str | Unset
        if isinstance(self.exists_from, Unset):
            exists_from = UNSET
        elif isinstance(self.exists_from, datetime.date):
            exists_from = self.exists_from.isoformat()
        else:
            exists_from = self.exists_from

        parent: None | str | Unset
        if isinstance(self.parent, Unset):
            parent = UNSET
        else:
            parent = self.parent

        parent_confidence: None | str | Unset
        if isinstance(self.parent_confidence, Unset):
            parent_confidence = UNSET
        elif isinstance(self.parent_confidence, str):
            parent_confidence = self.parent_confidence
        else:
            parent_confidence = self.parent_confidence

        service_role: None | str | Unset
        if isinstance(self.service_role, Unset):
            service_role = UNSET
        else:
            service_role = self.service_role

        service_mailbox: None | str | Unset
        if isinstance(self.service_mailbox, Unset):
            service_mailbox = UNSET
        else:
            service_mailbox = self.service_mailbox

        service_line: None | str | Unset
        if isinstance(self.service_line, Unset):
            service_line = UNSET
        else:
            service_line = self.service_line

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "confidence": confidence,
                "name": name,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note
        if holds_from is not UNSET:
            field_dict["holds_from"] = holds_from
        if identifiers is not UNSET:
            field_dict["identifiers"] = identifiers
        if legal_name is not UNSET:
            field_dict["legal_name"] = legal_name
        if trading_names is not UNSET:
            field_dict["trading_names"] = trading_names
        if name_variants is not UNSET:
            field_dict["name_variants"] = name_variants
        if website is not UNSET:
            field_dict["website"] = website
        if exists_from is not UNSET:
            field_dict["exists_from"] = exists_from
        if parent is not UNSET:
            field_dict["parent"] = parent
        if parent_confidence is not UNSET:
            field_dict["parent_confidence"] = parent_confidence
        if service_role is not UNSET:
            field_dict["service_role"] = service_role
        if service_mailbox is not UNSET:
            field_dict["service_mailbox"] = service_mailbox
        if service_line is not UNSET:
            field_dict["service_line"] = service_line

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.identifier_in import IdentifierIn  # noqa: PLC0415

        d = dict(src_dict)
        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        name = d.pop("name")

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

        def _parse_legal_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        legal_name = _parse_legal_name(d.pop("legal_name", UNSET))

        trading_names = cast(list[str], d.pop("trading_names", UNSET))

        name_variants = cast(list[str], d.pop("name_variants", UNSET))

        def _parse_website(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        website = _parse_website(d.pop("website", UNSET))

        def _parse_exists_from(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                exists_from_type_0 = datetime.date.fromisoformat(data)

                return exists_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        exists_from = _parse_exists_from(d.pop("exists_from", UNSET))

        def _parse_parent(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        parent = _parse_parent(d.pop("parent", UNSET))

        def _parse_parent_confidence(data: object) -> Confidence | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                parent_confidence_type_0 = check_confidence(data)

                return parent_confidence_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Confidence | None | Unset, data)

        parent_confidence = _parse_parent_confidence(d.pop("parent_confidence", UNSET))

        def _parse_service_role(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        service_role = _parse_service_role(d.pop("service_role", UNSET))

        def _parse_service_mailbox(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        service_mailbox = _parse_service_mailbox(d.pop("service_mailbox", UNSET))

        def _parse_service_line(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        service_line = _parse_service_line(d.pop("service_line", UNSET))

        provider_details_in = cls(
            source=source,
            confidence=confidence,
            name=name,
            note=note,
            holds_from=holds_from,
            identifiers=identifiers,
            legal_name=legal_name,
            trading_names=trading_names,
            name_variants=name_variants,
            website=website,
            exists_from=exists_from,
            parent=parent,
            parent_confidence=parent_confidence,
            service_role=service_role,
            service_mailbox=service_mailbox,
            service_line=service_line,
        )

        return provider_details_in

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence, check_confidence
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.identifier_in import IdentifierIn


T = TypeVar("T", bound="ConsortiumIn")


@_attrs_define
class ConsortiumIn:
    """A consortium with its first details.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        name (str): Name of the consortium.
        code (str): Code of the consortium: lower-case letters, digits and hyphens.
        note (None | str | Unset): A remark, without personal data.
        holds_from (datetime.date | None | Unset): First day of a changed version; null for the first version.
        identifiers (list[IdentifierIn] | Unset): Identifiers that registers gave to it.
        aliases (list[str] | Unset): Other names used by sources.
        description (None | str | Unset): Procurement arrangement of the consortium.
    """

    source: str
    confidence: Confidence
    name: str
    code: str
    note: None | str | Unset = UNSET
    holds_from: datetime.date | None | Unset = UNSET
    identifiers: list[IdentifierIn] | Unset = UNSET
    aliases: list[str] | Unset = UNSET
    description: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence: str = self.confidence

        name = self.name

        code = self.code

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

        aliases: list[str] | Unset = UNSET
        if not isinstance(self.aliases, Unset):
            aliases = self.aliases

        description: None | str | Unset
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "confidence": confidence,
                "name": name,
                "code": code,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note
        if holds_from is not UNSET:
            field_dict["holds_from"] = holds_from
        if identifiers is not UNSET:
            field_dict["identifiers"] = identifiers
        if aliases is not UNSET:
            field_dict["aliases"] = aliases
        if description is not UNSET:
            field_dict["description"] = description

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.identifier_in import IdentifierIn  # noqa: PLC0415

        d = dict(src_dict)
        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        name = d.pop("name")

        code = d.pop("code")

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

        aliases = cast(list[str], d.pop("aliases", UNSET))

        def _parse_description(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        description = _parse_description(d.pop("description", UNSET))

        consortium_in = cls(
            source=source,
            confidence=confidence,
            name=name,
            code=code,
            note=note,
            holds_from=holds_from,
            identifiers=identifiers,
            aliases=aliases,
            description=description,
        )

        return consortium_in

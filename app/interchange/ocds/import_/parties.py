"""Read the parties of a process by their identifiers in registers, never by name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.interchange.ocds.import_.json_values import flag, inside, objects, text, texts

BUYER_ROLES = {"buyer", "procuringEntity"}
COMPANIES_HOUSE = "GB-COH"
OFFICIAL_SCHEMES = {
    COMPANIES_HOUSE, "GB-CHC", "GB-SC", "GB-NIC", "GB-MPR", "GB-PPON", "GB-UKPRN", "GB-NHS",
    "GB-LAE",
}  # fmt: skip
"""Registers whose numbers identify an organisation permanently."""

_COMPANY = re.compile(r"[0-9]{1,8}|[A-Z]{2}[0-9]{6}|R[0-9]{7}|IP[0-9]{5}R|SP[0-9]{5}R")
_OWN_ID = re.compile(r"((?:GB|XI)-[A-Z]{2,8})-(.{1,100})")
_MAX_LENGTH = 100


@dataclass(frozen=True, slots=True)
class PartyIdentifier:
    """The identifier of an organisation in a register."""

    scheme: str
    id: str

    @property
    def spelling(self) -> str:
        """The scheme and id, joined as the registry resolves them."""
        return f"{self.scheme}-{self.id}"


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation in a process.

    `published_number` is scheme and number as the notice gives them, that of an official register
    first. `invalid_schemes` lists schemes with an invalid id.
    """

    name: str | None
    legal_name: str | None
    identifiers: tuple[PartyIdentifier, ...]
    published_number: tuple[str, str] | None
    invalid_schemes: tuple[str, ...]
    roles: frozenset[str]
    is_sme: bool | None
    is_vcse: bool | None

    @property
    def official_identifier(self) -> PartyIdentifier | None:
        """The first identifier of an official register, if any."""
        return next((item for item in self.identifiers if item.scheme in OFFICIAL_SCHEMES), None)


def parties(release: Mapping[str, Any]) -> dict[str, Party]:
    """Return the parties by id; the last of a repeated id."""
    return {
        id_: _party(item)
        for item in objects(release.get("parties"))
        if (id_ := text(item.get("id"))) is not None
    }


def buyers(release: Mapping[str, Any]) -> list[Party]:
    """Return the parties with a buyer role, and the buyer that the release names."""
    known = parties(release)
    buyer = text(inside(release, "buyer", "id"))
    found = {id_: item for id_, item in known.items() if item.roles & BUYER_ROLES or id_ == buyer}
    if buyer is not None and buyer not in found:
        found[buyer] = _party(inside(release, "buyer"))
    return [*found.values()]


def buyer_identifiers(release: Mapping[str, Any]) -> list[PartyIdentifier]:
    """Return all identifiers of the buyers of a release."""
    return [identifier for buyer in buyers(release) for identifier in buyer.identifiers]


def suppliers(release: Mapping[str, Any], award: Mapping[str, Any]) -> list[Party]:
    """Return the suppliers of an award in its order, each once."""
    known = parties(release)
    awarded = {
        id_: item
        for item in objects(award.get("suppliers"))
        if (id_ := text(item.get("id")) or text(item.get("name"))) is not None
    }
    return [known[id_] if id_ in known else _party(item) for id_, item in awarded.items()]


def _party(source: Mapping[str, Any]) -> Party:
    identifiers, invalid_schemes = [], []
    published = [*dict.fromkeys(_identifiers(source))]
    for scheme, id_ in published:
        identifier = _identifier(scheme, id_)
        if identifier is None:
            invalid_schemes.append(scheme)
        else:
            identifiers.append(identifier)
    details = source.get("details")
    return Party(
        text(source.get("name")),
        text(inside(source, "identifier", "legalName")),
        tuple(dict.fromkeys(identifiers)),
        next(iter(sorted(published, key=lambda item: item[0] not in OFFICIAL_SCHEMES)), None),
        tuple(dict.fromkeys(invalid_schemes)),
        frozenset(texts(source.get("roles"))),
        _is_sme(inside(details, "scale")),
        flag(inside(details, "vcse")),
    )


def _identifiers(source: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for item in [source.get("identifier"), *objects(source.get("additionalIdentifiers"))]:
        scheme, id_ = text(inside(item, "scheme")), text(inside(item, "id"))
        if scheme and id_ and len(scheme + id_) <= _MAX_LENGTH:
            yield scheme.upper(), id_
    own = _OWN_ID.fullmatch(text(source.get("id")) or "")
    if own is not None:
        yield own[1], own[2].strip()


def _identifier(scheme: str, id_: str) -> PartyIdentifier | None:
    """Return a normalised identifier, or None if Companies House cannot have issued it.

    Notices label ids of foreign registers as Companies House numbers; padded, such an id could
    belong to another company.
    """
    if scheme != COMPANIES_HOUSE:
        return PartyIdentifier(scheme, id_)
    identifier = id_.upper()
    return PartyIdentifier(scheme, identifier.zfill(8)) if _COMPANY.fullmatch(identifier) else None


def _is_sme(scale: Any) -> bool | None:
    return {"sme": True, "micro": True, "small": True, "medium": True, "large": False}.get(
        scale if isinstance(scale, str) else ""
    )

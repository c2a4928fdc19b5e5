"""Who takes part in a process, by the numbers that registers gave them; never by name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.interchange.ocds.import_.shapes import flag, inside, objects, text, texts

BUYING = {"buyer", "procuringEntity"}
COMPANIES_HOUSE = "GB-COH"
OFFICIAL = {
    COMPANIES_HOUSE, "GB-CHC", "GB-SC", "GB-NIC", "GB-MPR", "GB-PPON", "GB-UKPRN", "GB-NHS",
    "GB-LAE",
}  # fmt: skip
"""Registers whose number tells an organisation from every other for good."""

_COMPANY = re.compile(r"[0-9]{1,8}|[A-Z]{2}[0-9]{6}|R[0-9]{7}|IP[0-9]{5}R|SP[0-9]{5}R")
_OWN_ID = re.compile(r"((?:GB|XI)-[A-Z]{2,8})-(.{1,100})")
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Number:
    """What a register calls an organisation."""

    scheme: str
    id: str

    @property
    def spelling(self) -> str:
        """As it can be asked for."""
        return f"{self.scheme}-{self.id}"


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation in a process. `misplaced` names what is no number of its register."""

    name: str | None
    legal_name: str | None
    numbers: tuple[Number, ...]
    misplaced: tuple[str, ...]
    roles: frozenset[str]
    is_small: bool | None
    is_voluntary: bool | None

    @property
    def official(self) -> Number | None:
        """The number by which it may be made known, if it has one."""
        return next((one for one in self.numbers if one.scheme in OFFICIAL), None)


def parties(release: Mapping[str, Any]) -> dict[str, Party]:
    """The parties by the ids that the release gives them; of one named twice, the last."""
    return {
        id_: _party(one)
        for one in objects(release.get("parties"))
        if (id_ := text(one.get("id"))) is not None
    }


def buyers(release: Mapping[str, Any]) -> list[Party]:
    """Who buys: the parties in that role, and whoever the release names as its buyer."""
    known = parties(release)
    named = text(inside(release, "buyer", "id"))
    found = {id_: one for id_, one in known.items() if one.roles & BUYING or id_ == named}
    if named is not None and named not in found:
        found[named] = _party(inside(release, "buyer"))
    return [*found.values()]


def suppliers(release: Mapping[str, Any], award: Mapping[str, Any]) -> list[Party]:
    """Who was awarded something, in the order of the award, each once."""
    known = parties(release)
    named = {
        id_: one
        for one in objects(award.get("suppliers"))
        if (id_ := text(one.get("id")) or text(one.get("name"))) is not None
    }
    return [known[id_] if id_ in known else _party(one) for id_, one in named.items()]


def _party(said: Mapping[str, Any]) -> Party:
    numbers, misplaced = [], []
    for scheme, id_ in dict.fromkeys(_numbers(said)):
        number = _number(scheme, id_)
        if number is None:
            misplaced.append(scheme)
        else:
            numbers.append(number)
    details = said.get("details")
    return Party(
        text(said.get("name")),
        text(inside(said, "identifier", "legalName")),
        tuple(dict.fromkeys(numbers)),
        tuple(dict.fromkeys(misplaced)),
        frozenset(texts(said.get("roles"))),
        _is_small(inside(details, "scale")),
        flag(inside(details, "vcse")),
    )


def _numbers(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for one in [said.get("identifier"), *objects(said.get("additionalIdentifiers"))]:
        scheme, id_ = text(inside(one, "scheme")), text(inside(one, "id"))
        if scheme and id_ and len(scheme + id_) <= _LONGEST:
            yield scheme.upper(), id_
    own = _OWN_ID.fullmatch(text(said.get("id")) or "")
    if own is not None:
        yield own[1], own[2].strip()


def _number(scheme: str, id_: str) -> Number | None:
    """A number as its register writes it; None for what Companies House never gave anybody.

    Notices carry numbers of foreign registers as if Companies House had given them: padded, one
    could be somebody else's.
    """
    if scheme != COMPANIES_HOUSE:
        return Number(scheme, id_)
    number = id_.upper()
    return Number(scheme, number.zfill(8)) if _COMPANY.fullmatch(number) else None


def _is_small(scale: Any) -> bool | None:
    return {"sme": True, "micro": True, "small": True, "medium": True, "large": False}.get(
        scale if isinstance(scale, str) else ""
    )

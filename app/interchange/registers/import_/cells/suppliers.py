"""Read suppliers: their names as published, without people, and their numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.domain.privacy import RULES, broken_rule
from app.domain.suppliers import published_name
from app.interchange.registers.import_.cells.reading import (
    Reading,
    UnreadableCell,
    is_blank,
)

COMPANY, CHARITY = "GB-COH", "GB-CHC"
_DIVIDER = re.compile(r"\s*[;\n\r]\s*")
_BRACKETED = re.compile(r"\[([^\[\]]*)\]")
_COMPANY_NUMBER = re.compile(r"[0-9]{6,8}|[A-Z]{2}[0-9]{6}|R[0-9]{7}|(?:IP|SP)[0-9]{5}R")
_CHARITY_NUMBER = re.compile(r"[0-9]{6,7}(?:-[0-9]{1,2})?")
_DIGITS, _LONGEST = 8, 200
_PARTS = 6


@dataclass(frozen=True, slots=True)
class PublishedSupplier:
    """A supplier as a row names it; either part may be missing."""

    name: str | None = None
    identifiers: tuple[tuple[str | None, str], ...] = ()
    """Its numbers, each with its scheme if the file tells which one it is."""


@lru_cache(maxsize=4_096)
def read_names(text: str, *, is_company: bool = False) -> Reading:
    """Read the names in a cell, which `;` and line ends divide.

    `is_company`: a number shows that the supplier is no sole trader.
    """
    remarks: list[str] = []
    names = [
        _impersonal(part, remarks, is_company=is_company)
        for part in _DIVIDER.split(text)
        if not is_blank(part)
    ]
    found = tuple(PublishedSupplier(name[:_LONGEST]) for name in dict.fromkeys(names))
    return Reading({"suppliers": found}, "; ".join(remarks) or None)


def read_in_brackets(text: str) -> Reading:
    """Read suppliers as Contracts Finder exports them: `[name|address|kind|number|SME|VCSE]`.

    Raises UnreadableCell.
    """
    found = [*_bracketed(text)]
    if not found:
        detail = "[name|address|ref type|ref number|is SME|is VCSE] for each supplier"
        raise UnreadableCell("invalid-supplier", detail)
    values: dict[str, object] = {"suppliers": tuple(item for item, _ in found)}
    for n, field in enumerate(("sme", "vcse")):
        answers = {said[n].casefold() for _, said in found}
        if len(answers) == 1 and (answer := answers.pop()) in {"yes", "no"}:
            values[field] = answer == "yes"
    return Reading(values)


def read_company_number(text: str) -> Reading:
    """Read a number of Companies House. Raises UnreadableCell."""
    return Reading({"company_number": parse_company_number(text)})


def read_charity_number(text: str) -> Reading:
    """Read a number of the Charity Commission. Raises UnreadableCell."""
    number = text.replace(" ", "").upper().removesuffix(".0")
    if not _CHARITY_NUMBER.fullmatch(number):
        raise UnreadableCell("invalid-number", "a charity number of six or seven digits")
    return Reading({"charity_number": number})


def parse_company_number(text: str) -> str:
    """Return a number with the zeros that a spreadsheet dropped. Raises UnreadableCell."""
    number = text.replace(" ", "").upper().removesuffix(".0")
    if not _COMPANY_NUMBER.fullmatch(number) or not number.strip("0"):
        raise UnreadableCell("invalid-number", "a number of Companies House, such as 01234567")
    return number.zfill(_DIGITS)


def _impersonal(text: str, remarks: list[str], *, is_company: bool) -> str:
    """Return the name to keep: without details behind it, and without a person."""
    name = " ".join(text.split())
    rule = broken_rule(name)
    if rule not in {None, "named-person"}:
        remarks.append(f"personal data beside the name were left out: {RULES[str(rule)]}")
        name = name.partition(",")[0].strip()
    kept = published_name(name, has_number=is_company)
    if kept.is_shortened:
        remarks.append(f"a sole trader: kept as {kept.name}")
    return kept.name


def _bracketed(text: str) -> Iterator[tuple[PublishedSupplier, tuple[str, str]]]:
    for inside in _BRACKETED.findall(text):
        name, _, kind, number, sme, vcse = [
            *(part.strip() for part in inside.split("|")[:_PARTS]),
            *[""] * _PARTS,
        ][:_PARTS]
        if name:
            identifiers = _identifiers(kind, number)
            kept = _impersonal(name, [], is_company=bool(identifiers))[:_LONGEST]
            yield PublishedSupplier(kept, identifiers), (sme, vcse)


def _identifiers(kind: str, number: str) -> tuple[tuple[str | None, str], ...]:
    """Return the number of a supplier with its scheme; none if it is not of its form."""
    try:
        if kind == "COMPANIES_HOUSE":
            return ((COMPANY, parse_company_number(number)),)
        if "CHARITY" in kind:
            return ((CHARITY, str(read_charity_number(number).values["charity_number"])),)
    except UnreadableCell:
        pass
    return ()

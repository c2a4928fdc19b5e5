"""Identifiers of things, and the spellings by which they are found."""

from collections.abc import Iterable
from typing import Any

COMPANIES_HOUSE = "gb-coh"
NOTICE_SERVICES = frozenset({"gb-cfs", "gb-fts"})
"""Numbers that Contracts Finder and Find a Tender give to buyers. They are in no register, and one
organisation can have several: they match imports and are not shown."""


def public_identifiers(identifiers: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the identifiers of an organisation that registers gave to it."""
    return [item for item in identifiers if normalise(item["scheme"]) not in NOTICE_SERVICES]


def spellings_of(scheme: str, value: str) -> set[str]:
    """Return the spellings of an identifier in a filter, with and without its scheme."""
    return _numbers(scheme, value) | with_scheme(scheme, value)


def with_scheme(scheme: str, value: str) -> set[str]:
    """Return the spellings of an identifier with its scheme."""
    return {normalise(f"{scheme}-{number}") for number in _numbers(scheme, value)}


def number_key(scheme: str, value: str) -> str:
    """Return the spelling of an identifier under which it is always found."""
    return max(with_scheme(scheme, value), key=len)


def _numbers(scheme: str, value: str) -> set[str]:
    """Return the spellings of a number; company numbers are padded to eight digits."""
    number = normalise(value)
    return {number, number.zfill(8)} if normalise(scheme) == COMPANIES_HOUSE else {number}


def normalise(spelling: str) -> str:
    """Return a spelling without differences of case and surrounding spaces."""
    return spelling.strip().casefold()

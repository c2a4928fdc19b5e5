"""Identifiers of things, and the spellings under which they can be asked for."""

COMPANIES_HOUSE = "gb-coh"


def spellings_of(scheme: str, value: str) -> set[str]:
    """How an identifier may be written in a filter: with its scheme and without."""
    return _numbers(scheme, value) | with_scheme(scheme, value)


def with_scheme(scheme: str, value: str) -> set[str]:
    return {normalise(f"{scheme}-{number}") for number in _numbers(scheme, value)}


def _numbers(scheme: str, value: str) -> set[str]:
    """How a register writes a number: that of a company has eight places."""
    number = normalise(value)
    return {number, number.zfill(8)} if normalise(scheme) == COMPANIES_HOUSE else {number}


def normalise(spelling: str) -> str:
    """One spelling for what differs only in case or surrounding space."""
    return spelling.strip().casefold()

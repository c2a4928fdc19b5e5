"""Identifiers of things, and the spellings by which they are found."""

COMPANIES_HOUSE = "gb-coh"


def spellings_of(scheme: str, value: str) -> set[str]:
    """Return the spellings of an identifier in a filter, with and without its scheme."""
    return _numbers(scheme, value) | with_scheme(scheme, value)


def with_scheme(scheme: str, value: str) -> set[str]:
    """Return the spellings of an identifier with its scheme."""
    return {normalise(f"{scheme}-{number}") for number in _numbers(scheme, value)}


def _numbers(scheme: str, value: str) -> set[str]:
    """Return the spellings of a number; company numbers are padded to eight digits."""
    number = normalise(value)
    return {number, number.zfill(8)} if normalise(scheme) == COMPANIES_HOUSE else {number}


def normalise(spelling: str) -> str:
    """Return a spelling without differences of case and surrounding spaces."""
    return spelling.strip().casefold()

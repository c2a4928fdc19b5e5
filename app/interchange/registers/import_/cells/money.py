"""Read amounts of money in pounds."""

import re
from decimal import Decimal
from functools import lru_cache

from app.domain.vocabulary import ValueBasis
from app.interchange.registers.import_.cells.reading import Reading, UnreadableCell

_SIGN = re.compile(r"^(?:£|GBP)\s*|\s*GBP$", re.IGNORECASE)
_AMOUNT = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]*))?")
_PER_YEAR = re.compile(
    r"\s*(?:\(\s*)?(?:p\.?\s?a\.?|per\s+annum|per\s+year|/\s?(?:year|yr|annum)|annually|a\s+year|each\s+year)(?:\s*\))?$",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(r"\s*(k|m|mn|million|thousand)$", re.IGNORECASE)
_ZERO_OF_A_SPREADSHEET = re.compile(r"£?\s*[-–—]\s*")
_PENCE, _LONGEST = 2, 13
_EXPECTED = "an amount in pounds, written £1,234,567.89 or 1234567"


@lru_cache(maxsize=4_096)
def read_amount(field: str, text: str) -> Reading:
    """Read an amount: its text with two decimals, and its basis if the cell says `p.a.`.

    Nothing is rounded. Raises UnreadableCell.
    """
    if _ZERO_OF_A_SPREADSHEET.fullmatch(text):
        return Reading({})
    bare = _PER_YEAR.sub("", text)
    basis = None if bare == text else ValueBasis.PER_YEAR
    return Reading({field: (parse_amount(bare), basis)})


def read_plain_amount(field: str, text: str) -> Reading:
    """Read an amount that has no basis. Raises UnreadableCell."""
    if _ZERO_OF_A_SPREADSHEET.fullmatch(text):
        return Reading({})
    return Reading({field: parse_amount(text)})


def parse_amount(text: str) -> str:
    """Parse pounds into a text with two decimals, without rounding. Raises UnreadableCell."""
    bare = _SIGN.sub("", text.strip()).strip()
    multiple = _MULTIPLE.search(bare)
    found = _AMOUNT.fullmatch(bare[: multiple.start()] if multiple else bare)
    if found is None:
        raise UnreadableCell("invalid-amount", _EXPECTED)
    number = Decimal(f"{found[1].replace(',', '')}.{found[2] or '0'}")
    if multiple:
        number *= 1_000_000 if multiple[1].lower().startswith("m") else 1_000
    return _two_decimals(number)


def _two_decimals(number: Decimal) -> str:
    pounds, _, pence = f"{number:f}".partition(".")
    pounds, pence = pounds.lstrip("0") or "0", pence.rstrip("0")
    if len(pence) > _PENCE or len(pounds) > _LONGEST:
        detail = "at most 13 digits before the point and two after it"
        raise UnreadableCell("invalid-amount", detail)
    return f"{pounds}.{pence.ljust(_PENCE, '0')}"

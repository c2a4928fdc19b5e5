"""Parse days in British or ISO form; ambiguous forms are refused."""

import re
from datetime import date

from app.interchange.registers.import_.cells import UnreadableCell

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june",
            "jul july", "aug august", "sep sept september", "oct october", "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_OPEN_ENDED = {"open-ended", "open ended", "ongoing", "on-going", "rolling", "no end date"}
# Spreadsheets with date-time cells export days as midnights.
_MIDNIGHT = re.compile(r"(?:T|\s+)0?0:00(?::00(?:\.0+)?)?Z?$")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_BRITISH = re.compile(r"(\d{1,2})([/. -])(\d{1,2})\2(\d+)", re.ASCII)
_MONTH_NAME = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[ -]+([a-z]+)\.?,?[ -]+(\d+)", re.IGNORECASE | re.ASCII
)
_MIN_DAY, _MAX_DAY = date(1900, 1, 1), date(2199, 12, 31)
_YEAR_DIGITS = 4


def parse_day(text: str) -> date:
    """Parse 2025-04-01, 01/04/2025 or 1 Apr 2025, with a four-digit year. Raises UnreadableCell."""
    written = _MIDNIGHT.sub("", text)
    if found := _ISO.fullmatch(written):
        year, month, day = found.groups()
    elif found := _BRITISH.fullmatch(written):
        day, _, month, year = found.groups()
    elif (found := _MONTH_NAME.fullmatch(written)) and found[2].lower() in _MONTHS:
        day, month, year = found[1], str(_MONTHS[found[2].lower()]), found[3]
    else:
        raise UnreadableCell("invalid-day", "a day, written 01/04/2025, 1 Apr 2025 or 2025-04-01")
    if len(year) != _YEAR_DIGITS:
        raise UnreadableCell("ambiguous-day", "a day with all four digits of its year")
    try:
        parsed = date(int(year), int(month), int(day))
    except ValueError:
        raise UnreadableCell(
            "invalid-day", "a day that there is, its number before its month"
        ) from None
    if not _MIN_DAY <= parsed <= _MAX_DAY:
        raise UnreadableCell("invalid-day", "a day between 1900-01-01 and 2199-12-31")
    return parsed


def is_open_ended(text: str) -> bool:
    """Return whether a cell marks a contract without an agreed last day."""
    return text.casefold() in _OPEN_ENDED

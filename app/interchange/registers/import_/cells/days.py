"""Read days as registers spell them; a day that is more than the cell says has a remark."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from app.domain.vocabulary import DateBasis
from app.interchange.registers.import_.cells.reading import Reading, UnreadableCell, words

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
# Spreadsheets with date-time cells export days with a time, mostly midnight.
_TIME = re.compile(
    r"(?:T|\s+)[0-2]?\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?: ?[AaPp][Mm])?Z?$", re.ASCII
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_BRITISH = re.compile(r"(\d{1,2})([/. -])(\d{1,2})\2(\d+)", re.ASCII)
_MONTH_NAME = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[ -]+([a-z]+)\.?,?[ -]+(\d+)", re.IGNORECASE | re.ASCII
)
_MONTH_ONLY = re.compile(r"([a-z]+)\.?,?[ -]+(\d{4})", re.IGNORECASE | re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:\.0+)?", re.ASCII)
_OPTIONS = re.compile(r"\s*(?:\(\s*\+|\+\s*\d).*$", re.DOTALL)
_MIN_DAY, _MAX_DAY = date(1900, 1, 1), date(2199, 12, 31)
_SERIAL_ZERO = date(1899, 12, 30)
"""Day 0 of a spreadsheet, which counts a leap day in 1900 that there was not."""

_FIRST_SERIAL, _LAST_SERIAL = 25_569, 73_050
"""The serials of 1970-01-01 and 2099-12-31: other numbers are hardly days."""

_YEAR_DIGITS, _CENTURY_DIGITS = 4, 2
_LATEST_OF_THIS_CENTURY = 79
_NEVER_ENDS = {9999, 2999}
_SPELLINGS = "a day, written 01/04/2025, 1 Apr 2025 or 2025-04-01"


@lru_cache(maxsize=4_096)
def read_first_day(text: str) -> Reading:
    """Read a first day; a month stands for its first day, assumed. Raises UnreadableCell."""
    return _read(text, "first_day", is_last=False)


@lru_cache(maxsize=4_096)
def read_last_day(text: str) -> Reading:
    """Read a last day, or None for open-ended. Raises UnreadableCell.

    A month stands for its last day, assumed. Options behind the day are left out.
    """
    word = text.casefold()
    if word in words("open_ended"):
        return Reading({"last_day": None})
    if word in words("like_open_ended"):
        return Reading({"last_day": None}, "read as open-ended")
    found = _ISO.fullmatch(text) or _BRITISH.fullmatch(text)
    if found and int(max(found.groups(), key=len)) in _NEVER_ENDS:
        return Reading({"last_day": None}, "a year that stands for no end: read as open-ended")
    return _read(text, "last_day", is_last=True)


@lru_cache(maxsize=4_096)
def read_day(field: str, text: str) -> Reading:
    """Read any other day. Raises UnreadableCell."""
    reading = _read(text, field, is_last=False)
    return Reading({field: reading.values[field]}, reading.remark)


def _read(text: str, field: str, *, is_last: bool) -> Reading:
    written = _TIME.sub("", text)
    if found := _MONTH_ONLY.fullmatch(written):
        day = _day_of_month(found[1], int(found[2]), is_last=is_last)
        values = {field: day, f"{field}_basis": DateBasis.ASSUMED}
        return Reading(values, f"a month without a day: read as {day}, assumed")
    if (found := _SERIAL.fullmatch(written)) and _is_serial(int(found[1])):
        day = _SERIAL_ZERO + timedelta(days=int(found[1]))
        return Reading({field: day}, f"the number that a spreadsheet stores: read as {day}")
    bare = _OPTIONS.sub("", written)
    day, has_century = parse_day(_TIME.sub("", bare))
    remarks = [
        *([] if has_century else [f"a year of two digits: read as {day}"]),
        *([] if bare == written else [f"read as {day}; what stands behind it was not read"]),
    ]
    return Reading({field: day}, "; ".join(remarks) or None)


def parse_day(text: str) -> tuple[date, bool]:
    """Parse a day, and return whether its year has all four digits. Raises UnreadableCell."""
    if found := _ISO.fullmatch(text):
        year, month, day = found.groups()
    elif found := _BRITISH.fullmatch(text):
        day, _, month, year = found.groups()
    elif (found := _MONTH_NAME.fullmatch(text)) and found[2].lower() in _MONTHS:
        day, month, year = found[1], str(_MONTHS[found[2].lower()]), found[3]
    else:
        raise UnreadableCell("invalid-day", _SPELLINGS)
    return _day(year, month, day), len(year) == _YEAR_DIGITS


def _day(year: str, month: str, day: str) -> date:
    if len(year) not in {_YEAR_DIGITS, _CENTURY_DIGITS}:
        raise UnreadableCell("invalid-day", "a day with all four digits of its year")
    full = int(year)
    if len(year) == _CENTURY_DIGITS:
        full += 2000 if full <= _LATEST_OF_THIS_CENTURY else 1900
    try:
        parsed = date(full, int(month), int(day))
    except ValueError:
        detail = "a day that there is, its number before its month"
        raise UnreadableCell("invalid-day", detail) from None
    if not _MIN_DAY <= parsed <= _MAX_DAY:
        raise UnreadableCell("invalid-day", "a day between 1900-01-01 and 2199-12-31")
    return parsed


def _day_of_month(name: str, year: int, *, is_last: bool) -> date:
    month = _MONTHS.get(name.lower())
    if month is None:
        raise UnreadableCell("invalid-day", _SPELLINGS)
    last = monthrange(year, month)[1] if _MIN_DAY.year <= year <= _MAX_DAY.year else 1
    return _day(f"{year:04}", str(month), str(last if is_last else 1))


def _is_serial(number: int) -> bool:
    return _FIRST_SERIAL <= number <= _LAST_SERIAL

"""Parsing and formatting of days and moments in open contracting data."""

import re
from datetime import UTC, date, datetime, time, timedelta

from app.platform.clock import LONDON
from app.platform.date_types import EARLIEST, LATEST

_DATE = r"\d{4}-\d{2}-\d{2}"
_MOMENT_PATTERN = re.compile(
    rf"{_DATE}([Tt ]\d{{2}}:\d{{2}}(:\d{{2}}([.,]\d+)?)?([Zz]|[+-]\d{{2}}:?\d{{2}})?)?"
)
_LAST_MINUTE, _LAST_SECOND = time(23, 59), time(23, 59, 59)


def london_moment(text: object) -> datetime | None:
    """Parse a moment and return it in London time, or None if the text is not a moment.

    A text without an offset is London time; a day alone means its first moment.
    """
    moment = _moment(text)
    if moment is None:
        return None
    return moment.astimezone(UTC).astimezone(LONDON)


def london_day(text: object) -> date | None:
    """Parse the day that a publisher means by a day or a moment, or None.

    The result is the day in London, except in the last minute of a day in UTC: publishers write
    `2025-08-31T23:59:59Z` for the end of 31 August, when September has begun in London.
    """
    moment = _moment(text)
    if moment is None:
        return None
    if moment.utcoffset() == timedelta(0) and moment.time() >= _LAST_MINUTE:
        return moment.date()
    return moment.astimezone(UTC).astimezone(LONDON).date()


def _moment(text: object) -> datetime | None:
    """Parse the moment with its own offset."""
    if not isinstance(text, str) or not _MOMENT_PATTERN.fullmatch(text.strip()):
        return None
    try:
        moment = datetime.fromisoformat(text.strip().upper())
    except ValueError:
        return None
    if not EARLIEST <= moment.date() <= LATEST:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=LONDON)


def first_moment(day: str) -> str:
    """Return the moment at which a day begins in London."""
    return datetime.combine(date.fromisoformat(day), time.min, LONDON).isoformat()


def last_moment(day: str) -> str:
    """Return the last second of a day in London."""
    return datetime.combine(date.fromisoformat(day), _LAST_SECOND, LONDON).isoformat()

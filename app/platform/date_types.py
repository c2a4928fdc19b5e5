"""Validated days, months and moments of requests."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from app.platform.clock import end_of, start_of

_HOUR = r"([01]\d|2[0-3]):[0-5]\d"
_MOMENT = (
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
    rf"(T{_HOUR}(:[0-5]\d(\.\d{{1,6}})?)?(Z|[+-]{_HOUR}))?"
)

_MOMENT_PATTERN = re.compile(_MOMENT)

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


def _day(value: Any) -> Any:
    """Accept a day in the form 2025-08-01 only; pydantic would accept numbers too."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and len(value) == len("2025-08-01"):
        return value
    raise PydanticCustomError("invalid-day", "the value is not a day; write it as 2025-08-01")


def _within_bounds(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise PydanticCustomError(
            "invalid-day",
            "{day} is out of range; send a day between 1900-01-01 and 2199-12-31",
            {"day": day.isoformat()},
        )
    return day


def _first_of_month(day: date) -> date:
    if day.day != 1:
        raise PydanticCustomError(
            "invalid-month",
            "{day} is not the first day of a month; write August 2025 as 2025-08-01",
            {"day": day.isoformat()},
        )
    return day


def _moment(value: Any) -> Any:
    """Accept a moment with its offset, or a day, which stands for its last moment in London."""
    return _moment_or_day(value, end_of)


def _first_moment(value: Any) -> Any:
    """Accept a moment with its offset, or a day, which stands for its first moment in London."""
    return _moment_or_day(value, start_of)


def _moment_or_day(value: Any, of_day: Callable[[date], datetime]) -> Any:
    if not isinstance(value, str):
        return value
    # Query strings decode the plus of an offset as a space.
    text = value.replace(" ", "+")
    if not _MOMENT_PATTERN.fullmatch(text):
        raise _not_a_moment()
    try:
        if len(text) == len("2025-08-01"):
            return of_day(_within_bounds(date.fromisoformat(text)))
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise _not_a_moment() from error
    _within_bounds(moment.date())
    return moment


def _not_a_moment() -> PydanticCustomError:
    return PydanticCustomError(
        "invalid-moment",
        "the value is not a moment; write it as 2025-09-18T16:12:32+01:00, or as a day",
    )


def check_order(model: BaseModel, first: str, last: str) -> None:
    """Raise `period-reversed` if the field `last` of a model is before its field `first`."""
    begin, end = getattr(model, first), getattr(model, last)
    if begin is not None and end is not None and end < begin:
        raise PydanticCustomError(
            "period-reversed",
            "{last} ({end}) is before {first} ({begin}); send the same day or a later one",
            {"last": last, "end": end.isoformat(), "first": first, "begin": begin.isoformat()},
        )


Day = Annotated[date, BeforeValidator(_day), AfterValidator(_within_bounds)]
Month = Annotated[Day, AfterValidator(_first_of_month)]
"""A month, written as its first day."""

_MOMENT_SCHEMA = WithJsonSchema(
    {
        "type": "string",
        "pattern": f"^{_MOMENT}$",
        "description": "A moment with its offset, or a day.",
    }
)
Moment = Annotated[datetime, BeforeValidator(_moment), _MOMENT_SCHEMA]
FirstMoment = Annotated[datetime, BeforeValidator(_first_moment), _MOMENT_SCHEMA]
"""A moment from which something is asked for; a day stands for its beginning."""

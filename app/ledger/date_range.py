"""A range of days in a query."""

from datetime import date, timedelta
from typing import LiteralString, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.domain.periods import Period
from app.platform.date_types import Day, check_order
from app.platform.model import Model
from app.platform.problems.problem import query_problem

DEFAULT_DAYS = timedelta(days=364)
MAX_DAYS = 20 * 366
_TOO_LONG: LiteralString = "the period has more than 20 years; send a shorter one"


class DateRange(Model):
    """A range of days, inclusive."""

    first_day: Day | None = Field(
        default=None, description="First day of the range; default: today."
    )
    last_day: Day | None = Field(
        default=None,
        description="Last day of the range, at most 20 years later; default: 364 days later.",
    )

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_order(self, "first_day", "last_day")
        if self.first_day and self.last_day and (self.last_day - self.first_day).days > MAX_DAYS:
            raise PydanticCustomError("horizon-too-long", _TOO_LONG)
        return self

    def days(self, today: date) -> Period:
        """Return the range with its defaults. Raises Problem if it is reversed or too long."""
        first = self.first_day or today
        last = self.last_day or first + DEFAULT_DAYS
        if last < first:
            raise query_problem(
                "first_day", "period-reversed", f"first_day is after the last day, {last}"
            )
        if (last - first).days > MAX_DAYS:
            raise query_problem("first_day", "horizon-too-long", _TOO_LONG)
        return Period(first, last)

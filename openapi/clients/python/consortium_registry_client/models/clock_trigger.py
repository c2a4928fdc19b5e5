from typing import Literal, cast

ClockTrigger = Literal[
    "award-decision", "cancellation", "change", "ending", "financial-year", "half-year-end", "quarter-end", "signing"
]


def check_clock_trigger(value: str) -> ClockTrigger:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ClockTrigger, value)

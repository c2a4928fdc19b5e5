from typing import Literal, cast

Cadence = Literal["daily", "fortnightly", "monthly", "quarterly", "unknown", "weekly"]


def check_cadence(value: str) -> Cadence:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(Cadence, value)

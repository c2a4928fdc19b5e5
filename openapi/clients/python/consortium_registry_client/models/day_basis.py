from typing import Literal, cast

DayBasis = Literal["assumed", "derived", "reported", "stated"]


def check_day_basis(value: str) -> DayBasis:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(DayBasis, value)

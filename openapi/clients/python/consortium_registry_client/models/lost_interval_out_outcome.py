from typing import Literal, cast

LostIntervalOutOutcome = Literal["kept", "lost", "unclear"]


def check_lost_interval_out_outcome(value: str) -> LostIntervalOutOutcome:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(LostIntervalOutOutcome, value)

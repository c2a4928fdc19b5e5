from typing import Literal, cast

EndingReason = Literal["breach", "convenience", "expiry", "fell-through", "insolvency", "mutual", "other", "superseded"]


def check_ending_reason(value: str) -> EndingReason:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(EndingReason, value)

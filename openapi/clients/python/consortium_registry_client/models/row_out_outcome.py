from typing import Literal, cast

RowOutOutcome = Literal["changed", "new", "unchanged"]


def check_row_out_outcome(value: str) -> RowOutOutcome:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(RowOutOutcome, value)

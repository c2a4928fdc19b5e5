from typing import Literal, cast

CellOutcome = Literal["at-risk", "open", "reduced", "replaced", "unclear"]


def check_cell_outcome(value: str) -> CellOutcome:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(CellOutcome, value)

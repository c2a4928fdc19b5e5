from typing import Literal, cast

GapBasis = Literal["record-ended", "said"]


def check_gap_basis(value: str) -> GapBasis:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(GapBasis, value)

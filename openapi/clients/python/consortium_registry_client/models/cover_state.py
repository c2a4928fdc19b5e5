from typing import Literal, cast

CoverState = Literal["ended", "full", "none", "partial", "unknown", "urgent-only"]


def check_cover_state(value: str) -> CoverState:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(CoverState, value)

from typing import Literal, cast

MatchBasis = Literal["contract", "decision", "number"]


def check_match_basis(value: str) -> MatchBasis:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(MatchBasis, value)

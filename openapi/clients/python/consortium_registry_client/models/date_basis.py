from typing import Literal, cast

DateBasis = Literal["agreed", "assumed", "contract", "derived", "open-ended", "unknown"]


def check_date_basis(value: str) -> DateBasis:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(DateBasis, value)

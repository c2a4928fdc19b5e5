from typing import Literal, cast

ValueBasis = Literal["extension", "first-year", "framework-ceiling", "per-year", "total", "unknown"]


def check_value_basis(value: str) -> ValueBasis:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ValueBasis, value)

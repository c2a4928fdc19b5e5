from typing import Literal, cast

SpecialRegime = Literal["light-touch", "none", "unknown"]


def check_special_regime(value: str) -> SpecialRegime:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(SpecialRegime, value)

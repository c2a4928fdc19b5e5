from typing import Literal, cast

Regime = Literal["below-threshold", "pa-2023", "pcr-2015", "psr-2023", "unknown"]


def check_regime(value: str) -> Regime:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(Regime, value)

from typing import Literal, cast

Risk = Literal["distress", "end-claimed", "ends-soon", "insolvency", "level-disputed", "not-seconded"]


def check_risk(value: str) -> Risk:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(Risk, value)

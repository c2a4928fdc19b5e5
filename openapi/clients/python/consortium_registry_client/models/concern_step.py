from typing import Literal, cast

ConcernStep = Literal["closed", "improved", "improvement-plan", "termination", "warning"]


def check_concern_step(value: str) -> ConcernStep:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ConcernStep, value)

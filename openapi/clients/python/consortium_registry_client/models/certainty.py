from typing import Literal, cast

Certainty = Literal["assumed", "attested", "contracted", "observed"]


def check_certainty(value: str) -> Certainty:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(Certainty, value)

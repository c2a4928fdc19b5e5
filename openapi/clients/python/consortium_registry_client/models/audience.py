from typing import Literal, cast

Audience = Literal["adult", "child"]


def check_audience(value: str) -> Audience:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(Audience, value)

from typing import Literal, cast

Purpose = Literal["bridging", "lasting", "unknown"]


def check_purpose(value: str) -> Purpose:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(Purpose, value)

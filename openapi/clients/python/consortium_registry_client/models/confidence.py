from typing import Literal, cast

Confidence = Literal["high", "low", "medium"]


def check_confidence(value: str) -> Confidence:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(Confidence, value)

from typing import Literal, cast

UndertakingStatus = Literal["done", "done-late", "fell-away", "late", "not-recorded", "open"]


def check_undertaking_status(value: str) -> UndertakingStatus:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(UndertakingStatus, value)

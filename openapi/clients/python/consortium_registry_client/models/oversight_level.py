from typing import Literal, cast

OversightLevel = Literal["commissioner", "director", "manager", "operational"]


def check_oversight_level(value: str) -> OversightLevel:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(OversightLevel, value)

from typing import Literal, cast

ServiceLevel = Literal["full", "partial", "urgent-only"]


def check_service_level(value: str) -> ServiceLevel:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ServiceLevel, value)

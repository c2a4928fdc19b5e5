from typing import Literal, cast

Finding = Literal["full", "none", "partial", "provider-unnamed", "urgent-only"]


def check_finding(value: str) -> Finding:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(Finding, value)

from typing import Literal, cast

CoverReason = Literal[
    "disputed",
    "end-unknown",
    "never-recorded",
    "not-listed",
    "option-unconfirmed",
    "provider-stopped",
    "provider-unnamed",
    "term-over",
]


def check_cover_reason(value: str) -> CoverReason:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(CoverReason, value)

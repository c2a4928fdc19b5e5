from typing import Literal, cast

ReleaseOutcome = Literal[
    "already-known", "conflict", "erased-before", "kept", "not-ours", "recorded", "refused", "unusable"
]


def check_release_outcome(value: str) -> ReleaseOutcome:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ReleaseOutcome, value)

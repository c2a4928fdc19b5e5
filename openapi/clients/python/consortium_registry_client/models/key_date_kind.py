from typing import Literal, cast

KeyDateKind = Literal[
    "break",
    "end-unconfirmed",
    "end-unknown",
    "first-day",
    "last-day",
    "notice",
    "notice-given",
    "notice-period",
    "option",
    "review",
    "start-replacement",
]


def check_key_date_kind(value: str) -> KeyDateKind:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(KeyDateKind, value)

from typing import Literal, cast

NoticeType = Literal[
    "contracts-finder",
    "F01",
    "F02",
    "F03",
    "F14",
    "F15",
    "F20",
    "F21",
    "psr-abandonment",
    "psr-award",
    "psr-intention",
    "psr-modification",
    "psr-urgent-award",
    "UK-below-threshold",
    "UK1",
    "UK10",
    "UK11",
    "UK12",
    "UK13",
    "UK14",
    "UK15",
    "UK16",
    "UK17",
    "UK2",
    "UK3",
    "UK4",
    "UK5",
    "UK6",
    "UK7",
    "UK8",
    "UK9",
    "unknown",
]


def check_notice_type(value: str) -> NoticeType:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(NoticeType, value)

from typing import Literal, cast

ThresholdKind = Literal[
    "concessions",
    "goods-and-services-central",
    "goods-and-services-sub-central",
    "light-touch",
    "light-touch-concessions",
    "works",
]


def check_threshold_kind(value: str) -> ThresholdKind:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ThresholdKind, value)

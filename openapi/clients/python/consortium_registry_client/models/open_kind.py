from typing import Literal, cast

OpenKind = Literal[
    "action",
    "candidate",
    "cell-at-risk",
    "cell-open",
    "complaint-reply",
    "concern",
    "conflict",
    "data-transfer",
    "incident",
    "key-date",
    "kpi-breach",
    "meeting",
    "mobilisation",
    "notice",
    "remedy",
]


def check_open_kind(value: str) -> OpenKind:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(OpenKind, value)

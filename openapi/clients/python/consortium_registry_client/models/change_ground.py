from typing import Literal, cast

ChangeGround = Literal[
    "below-10-percent",
    "reg72-a",
    "reg72-b",
    "reg72-c",
    "reg72-d",
    "reg72-e",
    "reg72-f",
    "sch8-1",
    "sch8-10",
    "sch8-2",
    "sch8-4",
    "sch8-5",
    "sch8-8",
    "sch8-9",
    "unknown",
]


def check_change_ground(value: str) -> ChangeGround:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ChangeGround, value)

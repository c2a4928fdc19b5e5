from typing import Literal, cast

Direction = Literal["at-least", "at-most"]


def check_direction(value: str) -> Direction:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(Direction, value)

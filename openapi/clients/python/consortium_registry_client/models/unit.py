from typing import Literal, cast

Unit = Literal["days", "months", "working-days"]


def check_unit(value: str) -> Unit:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(Unit, value)

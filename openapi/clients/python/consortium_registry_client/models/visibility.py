from typing import Literal, cast

Visibility = Literal["owner", "partners", "public"]


def check_visibility(value: str) -> Visibility:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(Visibility, value)

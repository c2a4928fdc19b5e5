from typing import Literal, cast

Role = Literal["admin", "anonymous", "auditor", "editor", "reader"]


def check_role(value: str) -> Role:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(Role, value)

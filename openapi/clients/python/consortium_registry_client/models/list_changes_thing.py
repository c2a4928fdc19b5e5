from typing import Literal, cast

ListChangesThing = Literal["authority", "consortium", "contract", "provider", "scope", "source"]


def check_list_changes_thing(value: str) -> ListChangesThing:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ListChangesThing, value)

from typing import Literal, cast

ListChangesAction = Literal["erased", "recorded", "registered", "revised", "withdrawn"]


def check_list_changes_action(value: str) -> ListChangesAction:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ListChangesAction, value)

from typing import Literal, cast

FiltersInActionType0 = Literal["erased", "recorded", "registered", "revised", "withdrawn"]


def check_filters_in_action_type_0(value: str) -> FiltersInActionType0:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(FiltersInActionType0, value)

from typing import Literal, cast

FiltersInThingType0 = Literal["authority", "consortium", "contract", "provider", "scope", "source"]


def check_filters_in_thing_type_0(value: str) -> FiltersInThingType0:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(FiltersInThingType0, value)

from typing import Literal, cast

SearchKindItem = Literal["authority", "consortium", "contract", "notice", "provider", "scope", "source"]


def check_search_kind_item(value: str) -> SearchKindItem:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(SearchKindItem, value)

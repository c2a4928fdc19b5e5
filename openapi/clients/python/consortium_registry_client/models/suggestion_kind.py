from typing import Literal, cast

SuggestionKind = Literal["buyer", "duplicate-provider", "supplier"]


def check_suggestion_kind(value: str) -> SuggestionKind:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(SuggestionKind, value)

from typing import Literal, cast

FoundOutKind = Literal["authority", "consortium", "contract", "notice", "provider", "scope", "source"]


def check_found_out_kind(value: str) -> FoundOutKind:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(FoundOutKind, value)

from typing import Literal, cast

TermChangeKind = Literal["cancellation", "extension", "termination", "variation"]


def check_term_change_kind(value: str) -> TermChangeKind:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(TermChangeKind, value)

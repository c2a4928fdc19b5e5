from typing import Literal, cast

RevisionReason = Literal["change", "correction"]


def check_revision_reason(value: str) -> RevisionReason:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(RevisionReason, value)

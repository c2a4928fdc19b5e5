from typing import Literal, cast

ComplaintCountKind = Literal["complaint", "compliment", "prescriber-feedback"]


def check_complaint_count_kind(value: str) -> ComplaintCountKind:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ComplaintCountKind, value)

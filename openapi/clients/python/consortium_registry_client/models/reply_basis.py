from typing import Literal, cast

ReplyBasis = Literal["authority", "contract"]


def check_reply_basis(value: str) -> ReplyBasis:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ReplyBasis, value)

from typing import Literal, cast

NoticeStatus = Literal["due", "given", "given-late", "late", "not-recorded", "not-required", "unknown"]


def check_notice_status(value: str) -> NoticeStatus:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(NoticeStatus, value)

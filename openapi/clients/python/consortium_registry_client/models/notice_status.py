from enum import StrEnum


class NoticeStatus(StrEnum):
    DUE = "due"
    GIVEN = "given"
    GIVEN_LATE = "given-late"
    LATE = "late"
    NOT_RECORDED = "not-recorded"
    NOT_REQUIRED = "not-required"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)

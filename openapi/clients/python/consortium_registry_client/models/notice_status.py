from enum import StrEnum


class NoticeStatus(StrEnum):
    DUE = "due"
    GIVEN = "given"
    GIVEN_LATE = "given-late"
    LATE = "late"
    NOT_REQUIRED = "not-required"
    NOT_YET = "not-yet"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)

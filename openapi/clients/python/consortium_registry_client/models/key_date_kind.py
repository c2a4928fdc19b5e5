from enum import StrEnum


class KeyDateKind(StrEnum):
    BREAK = "break"
    END_UNCONFIRMED = "end-unconfirmed"
    END_UNKNOWN = "end-unknown"
    FIRST_DAY = "first-day"
    LAST_DAY = "last-day"
    NOTICE = "notice"
    NOTICE_GIVEN = "notice-given"
    NOTICE_PERIOD = "notice-period"
    OPTION = "option"
    REVIEW = "review"
    START_REPLACEMENT = "start-replacement"

    def __str__(self) -> str:
        return str(self.value)

from enum import StrEnum


class KeyDateKind(StrEnum):
    BREAK = "break"
    LAST_DAY = "last-day"
    NOTICE = "notice"
    OPTION = "option"
    REVIEW = "review"
    START_REPLACEMENT = "start-replacement"

    def __str__(self) -> str:
        return str(self.value)

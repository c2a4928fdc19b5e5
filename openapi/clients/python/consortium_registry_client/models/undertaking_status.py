from enum import StrEnum


class UndertakingStatus(StrEnum):
    DONE = "done"
    DONE_LATE = "done-late"
    FELL_AWAY = "fell-away"
    LATE = "late"
    NOT_RECORDED = "not-recorded"
    OPEN = "open"

    def __str__(self) -> str:
        return str(self.value)

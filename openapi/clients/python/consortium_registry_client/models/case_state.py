from enum import StrEnum


class CaseState(StrEnum):
    ENDED = "ended"
    NOT_HEARD_OF = "not-heard-of"
    OPEN = "open"

    def __str__(self) -> str:
        return str(self.value)

from enum import StrEnum


class RestatementReason(StrEnum):
    CHANGE = "change"
    CORRECTION = "correction"

    def __str__(self) -> str:
        return str(self.value)

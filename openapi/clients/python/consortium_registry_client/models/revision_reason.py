from enum import StrEnum


class RevisionReason(StrEnum):
    CHANGE = "change"
    CORRECTION = "correction"

    def __str__(self) -> str:
        return str(self.value)

from enum import StrEnum


class RowOutOutcome(StrEnum):
    CHANGED = "changed"
    NEW = "new"
    UNCHANGED = "unchanged"

    def __str__(self) -> str:
        return str(self.value)

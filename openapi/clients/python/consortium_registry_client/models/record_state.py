from enum import StrEnum


class RecordState(StrEnum):
    CURRENT = "current"
    PLANNED = "planned"
    SUPERSEDED = "superseded"

    def __str__(self) -> str:
        return str(self.value)

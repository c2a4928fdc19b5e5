from enum import StrEnum


class LostRunOutOutcome(StrEnum):
    KEPT = "kept"
    LOST = "lost"

    def __str__(self) -> str:
        return str(self.value)

from enum import StrEnum


class LostIntervalOutOutcome(StrEnum):
    KEPT = "kept"
    LOST = "lost"
    UNCLEAR = "unclear"

    def __str__(self) -> str:
        return str(self.value)

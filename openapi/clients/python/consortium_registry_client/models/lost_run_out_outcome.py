from enum import StrEnum


class LostRunOutOutcome(StrEnum):
    KEPT = "kept"
    LOST = "lost"
    UNCLEAR = "unclear"

    def __str__(self) -> str:
        return str(self.value)

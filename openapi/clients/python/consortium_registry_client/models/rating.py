from enum import StrEnum


class Rating(StrEnum):
    APPROACHING_TARGET = "approaching-target"
    GOOD = "good"
    INADEQUATE = "inadequate"
    OTHER = "other"
    REQUIRES_IMPROVEMENT = "requires-improvement"

    def __str__(self) -> str:
        return str(self.value)

from enum import StrEnum


class CellOutcome(StrEnum):
    AT_RISK = "at-risk"
    OPEN = "open"
    REDUCED = "reduced"
    REPLACED = "replaced"
    UNCLEAR = "unclear"

    def __str__(self) -> str:
        return str(self.value)

from enum import StrEnum


class Plight(StrEnum):
    AT_RISK = "at-risk"
    OPEN = "open"
    REDUCED = "reduced"
    REPLACED = "replaced"
    UNCLEAR = "unclear"

    def __str__(self) -> str:
        return str(self.value)

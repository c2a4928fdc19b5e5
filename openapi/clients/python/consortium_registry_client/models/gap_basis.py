from enum import StrEnum


class GapBasis(StrEnum):
    RECORD_ENDED = "record-ended"
    SAID = "said"

    def __str__(self) -> str:
        return str(self.value)

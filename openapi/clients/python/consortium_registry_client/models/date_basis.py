from enum import StrEnum


class DateBasis(StrEnum):
    AGREED = "agreed"
    ASSUMED = "assumed"
    CONTRACT = "contract"
    DERIVED = "derived"
    OPEN_ENDED = "open-ended"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)

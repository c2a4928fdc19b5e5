from enum import StrEnum


class CoverState(StrEnum):
    ENDED = "ended"
    FULL = "full"
    NONE = "none"
    PARTIAL = "partial"
    UNKNOWN = "unknown"
    URGENT_ONLY = "urgent-only"

    def __str__(self) -> str:
        return str(self.value)

from enum import StrEnum


class ServiceLevel(StrEnum):
    FULL = "full"
    PARTIAL = "partial"
    URGENT_ONLY = "urgent-only"

    def __str__(self) -> str:
        return str(self.value)

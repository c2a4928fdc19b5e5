from enum import StrEnum


class Finding(StrEnum):
    FULL = "full"
    NONE = "none"
    PARTIAL = "partial"
    PROVIDER_UNNAMED = "provider-unnamed"
    URGENT_ONLY = "urgent-only"

    def __str__(self) -> str:
        return str(self.value)

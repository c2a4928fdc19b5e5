from enum import StrEnum


class ValueBasis(StrEnum):
    EXTENSION = "extension"
    FIRST_YEAR = "first-year"
    FRAMEWORK_CEILING = "framework-ceiling"
    PER_YEAR = "per-year"
    TOTAL = "total"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)

from enum import StrEnum


class ListContractCountsEnd(StrEnum):
    KNOWN = "known"
    OPEN = "open"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)

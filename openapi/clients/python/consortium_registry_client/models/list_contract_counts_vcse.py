from enum import StrEnum


class ListContractCountsVcse(StrEnum):
    FALSE = "false"
    TRUE = "true"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)

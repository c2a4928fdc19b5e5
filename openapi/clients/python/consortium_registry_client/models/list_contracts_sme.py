from enum import StrEnum


class ListContractsSme(StrEnum):
    FALSE = "false"
    TRUE = "true"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)

from enum import StrEnum


class ContractItemOutEndType0(StrEnum):
    KNOWN = "known"
    OPEN = "open"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)

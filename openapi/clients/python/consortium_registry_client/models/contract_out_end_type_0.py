from enum import StrEnum


class ContractOutEndType0(StrEnum):
    KNOWN = "known"
    OPEN = "open"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)

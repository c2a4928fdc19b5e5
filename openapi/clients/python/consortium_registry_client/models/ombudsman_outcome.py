from enum import StrEnum


class OmbudsmanOutcome(StrEnum):
    CLOSED = "closed"
    FAULT_FOUND = "fault-found"
    NOT_UPHELD = "not-upheld"
    UPHELD = "upheld"

    def __str__(self) -> str:
        return str(self.value)

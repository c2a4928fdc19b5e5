from enum import StrEnum


class FaultParty(StrEnum):
    CONTRACTOR = "contractor"
    COUNCIL = "council"

    def __str__(self) -> str:
        return str(self.value)

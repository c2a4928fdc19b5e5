from enum import StrEnum


class ClockTrigger(StrEnum):
    CANCELLATION = "cancellation"
    ENDING = "ending"
    EXTENSION = "extension"
    SIGNING = "signing"

    def __str__(self) -> str:
        return str(self.value)

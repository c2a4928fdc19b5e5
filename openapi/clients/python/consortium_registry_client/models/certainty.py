from enum import StrEnum


class Certainty(StrEnum):
    ASSUMED = "assumed"
    CONFIRMED = "confirmed"

    def __str__(self) -> str:
        return str(self.value)

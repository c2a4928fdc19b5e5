from enum import StrEnum


class DayBasis(StrEnum):
    ASSUMED = "assumed"
    DERIVED = "derived"
    REPORTED = "reported"
    STATED = "stated"

    def __str__(self) -> str:
        return str(self.value)

from enum import StrEnum


class Unit(StrEnum):
    DAYS = "days"
    MONTHS = "months"
    WORKING_DAYS = "working-days"

    def __str__(self) -> str:
        return str(self.value)

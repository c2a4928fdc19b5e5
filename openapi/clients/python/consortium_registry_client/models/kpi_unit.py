from enum import StrEnum


class KpiUnit(StrEnum):
    COUNT = "count"
    PERCENT = "percent"

    def __str__(self) -> str:
        return str(self.value)

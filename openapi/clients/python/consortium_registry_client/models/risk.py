from enum import StrEnum


class Risk(StrEnum):
    INSOLVENCY = "insolvency"

    def __str__(self) -> str:
        return str(self.value)

from enum import StrEnum


class Rows(StrEnum):
    ALL = "all"
    GOOD = "good"

    def __str__(self) -> str:
        return str(self.value)

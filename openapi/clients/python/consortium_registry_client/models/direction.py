from enum import StrEnum


class Direction(StrEnum):
    AT_LEAST = "at-least"
    AT_MOST = "at-most"

    def __str__(self) -> str:
        return str(self.value)

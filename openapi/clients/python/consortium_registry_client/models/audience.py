from enum import StrEnum


class Audience(StrEnum):
    ADULT = "adult"
    CHILD = "child"

    def __str__(self) -> str:
        return str(self.value)

from enum import StrEnum


class SpecialRegime(StrEnum):
    LIGHT_TOUCH = "light-touch"
    NONE = "none"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)

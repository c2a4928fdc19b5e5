from enum import StrEnum


class SetBy(StrEnum):
    CANCELLATION = "cancellation"
    ENDING = "ending"
    EXTENSION = "extension"
    SIGNING = "signing"

    def __str__(self) -> str:
        return str(self.value)

from enum import StrEnum


class TermChangeKind(StrEnum):
    CANCELLATION = "cancellation"
    EXTENSION = "extension"
    TERMINATION = "termination"
    VARIATION = "variation"

    def __str__(self) -> str:
        return str(self.value)

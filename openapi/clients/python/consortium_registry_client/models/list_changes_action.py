from enum import StrEnum


class ListChangesAction(StrEnum):
    REGISTERED = "registered"
    RESTATED = "restated"
    STATED = "stated"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)

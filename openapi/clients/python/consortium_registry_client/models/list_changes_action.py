from enum import StrEnum


class ListChangesAction(StrEnum):
    ERASED = "erased"
    RECORDED = "recorded"
    REGISTERED = "registered"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)

from enum import StrEnum


class FiltersInActionType0(StrEnum):
    REGISTERED = "registered"
    RESTATED = "restated"
    STATED = "stated"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)

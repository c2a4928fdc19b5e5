from enum import StrEnum


class ListChangesStream(StrEnum):
    PUBLIC = "public"
    RESTRICTED = "restricted"

    def __str__(self) -> str:
        return str(self.value)

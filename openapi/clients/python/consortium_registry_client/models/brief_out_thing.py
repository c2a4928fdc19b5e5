from enum import StrEnum


class BriefOutThing(StrEnum):
    AUTHORITY = "authority"
    CONSORTIUM = "consortium"

    def __str__(self) -> str:
        return str(self.value)

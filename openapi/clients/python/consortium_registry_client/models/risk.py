from enum import StrEnum


class Risk(StrEnum):
    DISTRESS = "distress"
    ENDS_SOON = "ends-soon"
    INSOLVENCY = "insolvency"
    LEVEL_DISPUTED = "level-disputed"
    NOT_SECONDED = "not-seconded"

    def __str__(self) -> str:
        return str(self.value)

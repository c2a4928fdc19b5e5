from enum import StrEnum


class EndingReason(StrEnum):
    BREACH = "breach"
    CONVENIENCE = "convenience"
    EXPIRY = "expiry"
    FELL_THROUGH = "fell-through"
    INSOLVENCY = "insolvency"
    MUTUAL = "mutual"
    OTHER = "other"
    SUPERSEDED = "superseded"

    def __str__(self) -> str:
        return str(self.value)

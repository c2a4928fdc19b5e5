from enum import StrEnum


class Cadence(StrEnum):
    DAILY = "daily"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    UNKNOWN = "unknown"
    WEEKLY = "weekly"

    def __str__(self) -> str:
        return str(self.value)

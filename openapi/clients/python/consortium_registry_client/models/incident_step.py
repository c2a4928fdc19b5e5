from enum import StrEnum


class IncidentStep(StrEnum):
    ADVISER = "adviser"
    DECISION = "decision"
    STOOD_DOWN = "stood-down"

    def __str__(self) -> str:
        return str(self.value)

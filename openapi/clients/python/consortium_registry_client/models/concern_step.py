from enum import StrEnum


class ConcernStep(StrEnum):
    CLOSED = "closed"
    IMPROVED = "improved"
    IMPROVEMENT_PLAN = "improvement-plan"
    TERMINATION = "termination"
    WARNING = "warning"

    def __str__(self) -> str:
        return str(self.value)

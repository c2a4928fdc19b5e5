from enum import StrEnum


class CaseCategory(StrEnum):
    CRITICAL = "critical"
    END_OF_LIFE = "end-of-life"
    HOSPITAL_DISCHARGE = "hospital-discharge"
    PALLIATIVE = "palliative"
    ROUTINE = "routine"
    URGENT = "urgent"

    def __str__(self) -> str:
        return str(self.value)

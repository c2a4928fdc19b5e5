from enum import StrEnum


class ClockTrigger(StrEnum):
    AWARD_DECISION = "award-decision"
    CANCELLATION = "cancellation"
    CHANGE = "change"
    ENDING = "ending"
    FINANCIAL_YEAR = "financial-year"
    HALF_YEAR_END = "half-year-end"
    QUARTER_END = "quarter-end"
    SIGNING = "signing"

    def __str__(self) -> str:
        return str(self.value)

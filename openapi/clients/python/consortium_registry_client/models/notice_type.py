from enum import StrEnum


class NoticeType(StrEnum):
    CONTRACTS_FINDER = "contracts-finder"
    F01 = "F01"
    F02 = "F02"
    F03 = "F03"
    F14 = "F14"
    F15 = "F15"
    F20 = "F20"
    F21 = "F21"
    PSR_ABANDONMENT = "psr-abandonment"
    PSR_AWARD = "psr-award"
    PSR_INTENTION = "psr-intention"
    PSR_MODIFICATION = "psr-modification"
    PSR_URGENT_AWARD = "psr-urgent-award"
    UK1 = "UK1"
    UK10 = "UK10"
    UK11 = "UK11"
    UK12 = "UK12"
    UK13 = "UK13"
    UK14 = "UK14"
    UK15 = "UK15"
    UK16 = "UK16"
    UK17 = "UK17"
    UK2 = "UK2"
    UK3 = "UK3"
    UK4 = "UK4"
    UK5 = "UK5"
    UK6 = "UK6"
    UK7 = "UK7"
    UK8 = "UK8"
    UK9 = "UK9"
    UK_BELOW_THRESHOLD = "UK-below-threshold"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)

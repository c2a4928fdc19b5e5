from enum import StrEnum


class Regime(StrEnum):
    BELOW_THRESHOLD = "below-threshold"
    PA_2023 = "pa-2023"
    PCR_2015 = "pcr-2015"
    PSR_2023 = "psr-2023"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)

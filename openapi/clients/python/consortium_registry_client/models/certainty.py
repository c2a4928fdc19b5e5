from enum import StrEnum


class Certainty(StrEnum):
    ASSUMED = "assumed"
    ATTESTED = "attested"
    CONTRACTED = "contracted"
    OBSERVED = "observed"

    def __str__(self) -> str:
        return str(self.value)

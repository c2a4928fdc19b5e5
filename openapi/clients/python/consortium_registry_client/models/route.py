from enum import StrEnum


class Route(StrEnum):
    COMPETITION = "competition"
    DIRECT = "direct"
    PSR_COMPETITIVE = "psr-competitive"
    PSR_DIRECT_A = "psr-direct-a"
    PSR_DIRECT_B = "psr-direct-b"
    PSR_DIRECT_C = "psr-direct-c"
    PSR_MOST_SUITABLE = "psr-most-suitable"
    PSR_URGENT = "psr-urgent"

    def __str__(self) -> str:
        return str(self.value)

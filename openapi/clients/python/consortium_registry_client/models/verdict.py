from enum import StrEnum


class Verdict(StrEnum):
    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    REJECTED = "rejected"

    def __str__(self) -> str:
        return str(self.value)

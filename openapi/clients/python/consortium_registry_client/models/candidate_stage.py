from enum import StrEnum


class CandidateStage(StrEnum):
    APPROACHED = "approached"
    APPROVED = "approved"
    FELL_THROUGH = "fell-through"
    IDENTIFIED = "identified"
    NEGOTIATING = "negotiating"
    SIGNED = "signed"

    def __str__(self) -> str:
        return str(self.value)

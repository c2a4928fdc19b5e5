from enum import StrEnum


class ComplaintCountKind(StrEnum):
    COMPLAINT = "complaint"
    COMPLIMENT = "compliment"
    PRESCRIBER_FEEDBACK = "prescriber-feedback"

    def __str__(self) -> str:
        return str(self.value)

from enum import StrEnum


class ComplaintStep(StrEnum):
    CALLED = "called"
    CLOSED = "closed"
    DECIDED = "decided"
    ESCALATED = "escalated"
    NOT_ANSWERED = "not-answered"
    REPLIED = "replied"
    SENT_ON = "sent-on"
    TO_OMBUDSMAN = "to-ombudsman"

    def __str__(self) -> str:
        return str(self.value)

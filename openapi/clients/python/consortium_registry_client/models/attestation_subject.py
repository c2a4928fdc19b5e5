from enum import StrEnum


class AttestationSubject(StrEnum):
    ACTIONS = "actions"
    COMPLAINTS = "complaints"
    CONCERNS = "concerns"
    COVER = "cover"
    INCIDENTS = "incidents"
    MEETINGS = "meetings"
    MOBILISATION = "mobilisation"
    NOTICES = "notices"
    REMEDIES = "remedies"
    STAFFING = "staffing"
    TRANSFERS = "transfers"

    def __str__(self) -> str:
        return str(self.value)

from enum import StrEnum


class ComplaintStage(StrEnum):
    CONTRACTOR = "contractor"
    COUNCIL_INFORMAL = "council-informal"
    COUNCIL_INVESTIGATION = "council-investigation"
    OMBUDSMAN = "ombudsman"

    def __str__(self) -> str:
        return str(self.value)

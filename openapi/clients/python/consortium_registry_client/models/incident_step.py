from typing import Literal, cast

IncidentStep = Literal["adviser", "decision", "stood-down"]


def check_incident_step(value: str) -> IncidentStep:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(IncidentStep, value)

"""How authorities watch over those who serve them, and what becomes of what goes wrong."""

from enum import StrEnum


class OccasionKind(StrEnum):
    """What people come together for, or go and look at."""

    MEETING = "meeting"
    AUDIT = "audit"
    SPOT_CHECK = "spot-check"
    TOOLBOX_TALK = "toolbox-talk"
    TRAINING = "training"


class OversightLevel(StrEnum):
    """At which level of an organisation."""

    OPERATIONAL = "operational"
    MANAGER = "manager"
    COMMISSIONER = "commissioner"
    DIRECTOR = "director"


class ConcernStep(StrEnum):
    """What follows from a concern about a provider."""

    WARNING = "warning"
    IMPROVEMENT_PLAN = "improvement-plan"
    IMPROVED = "improved"
    TERMINATION = "termination"
    CLOSED = "closed"


class IncidentStep(StrEnum):
    """What is done once the failure of a provider has been declared."""

    ADVISER = "adviser"
    DECISION = "decision"
    STOOD_DOWN = "stood-down"


class KpiUnit(StrEnum):
    """What an indicator is counted in."""

    PERCENT = "percent"
    COUNT = "count"


class Direction(StrEnum):
    """On which side of its target an indicator should lie."""

    AT_LEAST = "at-least"
    AT_MOST = "at-most"


class Rating(StrEnum):
    """The words in which performance is published (Procurement Act 2023, section 71)."""

    GOOD = "good"
    APPROACHING_TARGET = "approaching-target"
    REQUIRES_IMPROVEMENT = "requires-improvement"
    INADEQUATE = "inadequate"
    OTHER = "other"


class TallyKind(StrEnum):
    """What is only ever counted."""

    COMPLAINT = "complaint"
    COMPLIMENT = "compliment"
    PRESCRIBER_FEEDBACK = "prescriber-feedback"


class ComplaintStep(StrEnum):
    """What becomes of a complaint."""

    SENT_ON = "sent-on"
    CALLED = "called"
    REPLIED = "replied"
    ESCALATED = "escalated"
    TO_OMBUDSMAN = "to-ombudsman"
    DECIDED = "decided"
    CLOSED = "closed"


class Outcome(StrEnum):
    """What an Ombudsman decided."""

    UPHELD = "upheld"
    NOT_UPHELD = "not-upheld"
    FAULT_FOUND = "fault-found"
    CLOSED = "closed"

"""How authorities watch over those who serve them, and what becomes of what goes wrong."""

from enum import StrEnum


class OversightEventKind(StrEnum):
    """What people come together for, or go and look at."""

    MEETING = "meeting"
    """People meet about the service."""
    AUDIT = "audit"
    """Something is examined, such as stock, storage or policies."""
    SPOT_CHECK = "spot-check"
    """Somebody goes and looks, announced or not."""
    TOOLBOX_TALK = "toolbox-talk"
    """A short talk with those who do the work, where they do it."""
    TRAINING = "training"
    """People are trained."""


class OversightLevel(StrEnum):
    """At which level of an organisation."""

    OPERATIONAL = "operational"
    """Those who run the service from day to day."""
    MANAGER = "manager"
    """Those who manage it."""
    COMMISSIONER = "commissioner"
    """Those who arrange it for an authority."""
    DIRECTOR = "director"
    """Those who direct a whole department or organisation."""


class ConcernStep(StrEnum):
    """What follows from a concern about a provider."""

    WARNING = "warning"
    """The provider is warned. It may be warned again."""
    IMPROVEMENT_PLAN = "improvement-plan"
    """There is a plan to do better, perhaps with a last day. It needs a warning before it."""
    IMPROVED = "improved"
    """Things are better. Before they can be so again, a new plan is needed."""
    TERMINATION = "termination"
    """It comes to a termination, which needs a warning before it. The last step."""
    CLOSED = "closed"
    """The concern is over. The last step."""


class IncidentStep(StrEnum):
    """What is done once the failure of a provider has been declared."""

    ADVISER = "adviser"
    """A firm comes to advise, in a role that is named."""
    DECISION = "decision"
    """Something is decided."""
    STOOD_DOWN = "stood-down"
    """The incident is over. The last step."""


class KpiUnit(StrEnum):
    """What an indicator is counted in."""

    PERCENT = "percent"
    """A share: so many out of so many."""
    COUNT = "count"
    """A plain number."""


class Direction(StrEnum):
    """On which side of its target an indicator should lie."""

    AT_LEAST = "at-least"
    """On its target or above it."""
    AT_MOST = "at-most"
    """On its target or below it."""


class Rating(StrEnum):
    """The words in which performance is published (Procurement Act 2023, section 71)."""

    GOOD = "good"
    """It reaches its target."""
    APPROACHING_TARGET = "approaching-target"
    """It reaches the bound `approaching`, but not its target."""
    REQUIRES_IMPROVEMENT = "requires-improvement"
    """It reaches the bound `improvement`, but not `approaching`."""
    INADEQUATE = "inadequate"
    """It reaches none of its bounds."""
    OTHER = "other"
    """Nothing was counted, or too little was agreed to tell."""


class ComplaintCountKind(StrEnum):
    """What is only ever counted."""

    COMPLAINT = "complaint"
    """Complaints."""
    COMPLIMENT = "compliment"
    """Words of praise."""
    PRESCRIBER_FEEDBACK = "prescriber-feedback"
    """What those who prescribe equipment say of the service."""


class ComplaintStep(StrEnum):
    """What becomes of a complaint."""

    SENT_ON = "sent-on"
    """It is sent on to whoever is to reply."""
    CALLED = "called"
    """Somebody calls, as after a failed visit."""
    REPLIED = "replied"
    """The organisation replies to it."""
    ESCALATED = "escalated"
    """It is taken to a higher level."""
    TO_OMBUDSMAN = "to-ombudsman"
    """It is taken to an Ombudsman, which needs a reply before it."""
    DECIDED = "decided"
    """The Ombudsman decides on it. The last step."""
    CLOSED = "closed"
    """It is over for another reason. The last step."""


class OmbudsmanOutcome(StrEnum):
    """What an Ombudsman decided."""

    UPHELD = "upheld"
    """The complaint is upheld."""
    NOT_UPHELD = "not-upheld"
    """The complaint is not upheld."""
    FAULT_FOUND = "fault-found"
    """Fault is found; the source does not say whether the complaint is upheld."""
    CLOSED = "closed"
    """The case is closed without a finding."""

"""Oversight of providers: events, concerns, incidents, indicators and complaints."""

from app.domain.vocabulary.codelist import Codelist


class OversightEventKind(Codelist):
    """The type of an oversight event."""

    MEETING = "meeting"
    """A meeting about the service."""
    AUDIT = "audit"
    """An examination, for example of stock, storage or policies."""
    SPOT_CHECK = "spot-check"
    """An inspection on site, announced or unannounced."""
    TOOLBOX_TALK = "toolbox-talk"
    """A short talk with staff at their place of work."""
    TRAINING = "training"
    """A training session."""


class OversightLevel(Codelist):
    """The level of an organisation at which oversight takes place."""

    OPERATIONAL = "operational"
    """Staff who run the service from day to day."""
    MANAGER = "manager"
    """Managers of the service."""
    COMMISSIONER = "commissioner"
    """Commissioners, who arrange the service for an authority."""
    DIRECTOR = "director"
    """Directors of a whole department or organisation."""


class ConcernStep(Codelist):
    """A step in a concern about a provider."""

    WARNING = "warning"
    """A warning to the provider. May be repeated."""
    IMPROVEMENT_PLAN = "improvement-plan"
    """An improvement plan, with or without a last day. Requires an earlier warning."""
    IMPROVED = "improved"
    """A recorded improvement. May be repeated after a new improvement plan."""
    TERMINATION = "termination"
    """A termination of the contract. Requires an earlier warning. A final step."""
    CLOSED = "closed"
    """The end of the concern without termination. A final step."""


class IncidentStep(Codelist):
    """A step in an incident, after the failure of a provider was declared."""

    ADVISER = "adviser"
    """The appointment of an advising firm, in a named role."""
    DECISION = "decision"
    """A decision."""
    STOOD_DOWN = "stood-down"
    """The end of the incident. A final step."""


class KpiUnit(Codelist):
    """The unit of a key performance indicator."""

    PERCENT = "percent"
    """A share in per cent, computed from a numerator and a denominator."""
    COUNT = "count"
    """A number without a denominator."""


class Direction(Codelist):
    """The side of the target on which an indicator meets it."""

    AT_LEAST = "at-least"
    """The target or above."""
    AT_MOST = "at-most"
    """The target or below."""


class Rating(Codelist):
    """A published performance rating (Procurement Act 2023, section 71)."""

    GOOD = "good"
    """The value meets its target."""
    APPROACHING_TARGET = "approaching-target"
    """The value meets the bound `approaching`, but not the target."""
    REQUIRES_IMPROVEMENT = "requires-improvement"
    """The value meets the bound `improvement`, but not `approaching`."""
    INADEQUATE = "inadequate"
    """The value meets neither the target nor a bound."""
    OTHER = "other"
    """No value, no target, or no bounds to rate a missed target by."""


class ComplaintCountKind(Codelist):
    """The type of feedback that is recorded as a count, without single cases."""

    COMPLAINT = "complaint"
    """Complaints."""
    COMPLIMENT = "compliment"
    """Compliments."""
    PRESCRIBER_FEEDBACK = "prescriber-feedback"
    """Feedback from prescribers of equipment about the service."""


class ComplaintStage(Codelist):
    """A stage of a complaint, in the order in which they are taken."""

    CONTRACTOR = "contractor"
    """The contractor replies."""
    COUNCIL_INFORMAL = "council-informal"
    """The authority tries to settle it without an investigation. Not every authority does."""
    COUNCIL_INVESTIGATION = "council-investigation"
    """The authority investigates."""
    OMBUDSMAN = "ombudsman"
    """An Ombudsman decides."""

    @property
    def following(self) -> tuple["ComplaintStage", ...]:
        """The stages that may come next."""
        return _FOLLOWING_STAGES[self]


_FOLLOWING_STAGES = {
    ComplaintStage.CONTRACTOR: (
        ComplaintStage.COUNCIL_INFORMAL,
        ComplaintStage.COUNCIL_INVESTIGATION,
    ),
    ComplaintStage.COUNCIL_INFORMAL: (ComplaintStage.COUNCIL_INVESTIGATION,),
    ComplaintStage.COUNCIL_INVESTIGATION: (ComplaintStage.OMBUDSMAN,),
    ComplaintStage.OMBUDSMAN: (),
}


class ReplyBasis(Codelist):
    """The basis of the time limit for a reply to a complaint."""

    CONTRACT = "contract"
    """A term of the contract."""
    AUTHORITY = "authority"
    """The authority's own procedure."""


class FaultParty(Codelist):
    """The party whose fault a remedy is for."""

    CONTRACTOR = "contractor"
    """The contractor."""
    COUNCIL = "council"
    """The authority."""


class ComplaintStep(Codelist):
    """A step in the handling of a complaint."""

    SENT_ON = "sent-on"
    """The complaint is forwarded to the organisation that has to reply."""
    CALLED = "called"
    """A telephone call to the complainant, for example after a failed visit."""
    REPLIED = "replied"
    """The reply of the current stage."""
    NOT_ANSWERED = "not-answered"
    """A source says that the current stage did not reply. It opens the next stage."""
    ESCALATED = "escalated"
    """An escalation to a higher level, or to the stage that the step names. May be repeated."""
    TO_OMBUDSMAN = "to-ombudsman"
    """A referral to an Ombudsman, which is a stage. Requires an earlier reply, or none in time."""
    DECIDED = "decided"
    """The decision of the Ombudsman. A final step."""
    CLOSED = "closed"
    """The end of the complaint without an Ombudsman's decision. A final step."""


class OmbudsmanOutcome(Codelist):
    """The outcome of an Ombudsman's decision."""

    UPHELD = "upheld"
    """The complaint is upheld."""
    NOT_UPHELD = "not-upheld"
    """The complaint is not upheld."""
    FAULT_FOUND = "fault-found"
    """Fault was found; the source does not say if the complaint is upheld."""
    CLOSED = "closed"
    """The case is closed without a finding."""

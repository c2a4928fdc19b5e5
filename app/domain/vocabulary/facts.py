"""Properties of facts: evidence, visibility, decisions on claims, and reasons for revision."""

from app.domain.vocabulary.codelist import Codelist


class DateBasis(Codelist):
    """The evidence for a date."""

    AGREED = "agreed"
    """A date that is agreed, decided or published."""
    CONTRACT = "contract"
    """The date follows the contract: its first or last day as now agreed."""
    DERIVED = "derived"
    """The date is derived from other dates or from events."""
    ASSUMED = "assumed"
    """The date is not published; it is the most likely one."""
    UNKNOWN = "unknown"
    """No date is recorded."""
    OPEN_ENDED = "open-ended"
    """There is no last day: the period continues until a party ends it."""


class DayBasis(Codelist):
    """The evidence for the day of something that happened."""

    STATED = "stated"
    """The source names the day."""
    REPORTED = "reported"
    """The day of the report. The source does not say since when."""
    DERIVED = "derived"
    """The day is derived from other days or from events."""
    ASSUMED = "assumed"
    """The day is not published; it is the most likely one."""


class AttestationSubject(Codelist):
    """The subject of a record that an authority attests to be complete."""

    COVER = "cover"
    """Awards and reports for some scopes."""
    NOTICES = "notices"
    """Notices of contracts."""
    MEETINGS = "meetings"
    """Meetings and checks of schedules."""
    REMEDIES = "remedies"
    """Remedies that Ombudsmen asked for."""
    TRANSFERS = "transfers"
    """Data transfers."""
    MOBILISATION = "mobilisation"
    """Mobilisation steps."""
    ACTIONS = "actions"
    """Agreed actions."""
    CONCERNS = "concerns"
    """Concerns, with their improvement plans."""
    COMPLAINTS = "complaints"
    """Complaints, with replies and calls."""
    STAFFING = "staffing"
    """Staff that the authority engages directly."""
    INCIDENTS = "incidents"
    """Incidents that the authority or its consortium declared."""


class Confidence(Codelist):
    """The strength of the evidence for a fact."""

    HIGH = "high"
    """An official source or two independent sources."""
    MEDIUM = "medium"
    """A single source, or partly inferred."""
    LOW = "low"
    """Doubtful evidence."""


class Visibility(Codelist):
    """The callers to whom a fact is shown."""

    PUBLIC = "public"
    """Every caller, with or without a key."""
    PARTNERS = "partners"
    """All readers, editors, auditors and admins."""
    OWNER = "owner"
    """The editors of the authority that owns the fact, auditors and admins."""


class Verdict(Codelist):
    """A decision on a claim."""

    ACCEPTED = "accepted"
    """The claim is accepted as correct."""
    DISPUTED = "disputed"
    """The evidence does not decide it; the claim stays open."""
    REJECTED = "rejected"
    """The claim is rejected as wrong."""

    @property
    def settles(self) -> bool:
        """True if the decision closes the claim; a disputed claim stays open."""
        return self is not Verdict.DISPUTED


class RevisionReason(Codelist):
    """The reason for a revision of details: an error in the registry or a change in the world."""

    CORRECTION = "correction"
    """The recorded details were wrong. The revised details apply to the same days."""
    CHANGE = "change"
    """The details changed. The revised details apply from a day onwards."""

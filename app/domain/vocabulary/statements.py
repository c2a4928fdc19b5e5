"""What facts rest on, who sees them, and what is made of claims."""

from enum import StrEnum


class DateBasis(StrEnum):
    """What a day rests on."""

    AGREED = "agreed"
    CONTRACT = "contract"
    DERIVED = "derived"
    ASSUMED = "assumed"
    UNKNOWN = "unknown"
    OPEN_ENDED = "open-ended"


class Confidence(StrEnum):
    """How well a fact is evidenced.

    High: stated officially, or twice. Medium: stated once, or in part inferred. Low: doubtful.
    """

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Visibility(StrEnum):
    """Who may see a fact."""

    PUBLIC = "public"
    PARTNERS = "partners"
    OWNER = "owner"


class Verdict(StrEnum):
    """What the registry makes of a claim."""

    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    REJECTED = "rejected"

    @property
    def settles(self) -> bool:
        """Whether the question is closed; a disputed claim stays open."""
        return self is not Verdict.DISPUTED


class RestatementReason(StrEnum):
    """Why details are stated again: the registry was wrong, or the world changed."""

    CORRECTION = "correction"
    CHANGE = "change"

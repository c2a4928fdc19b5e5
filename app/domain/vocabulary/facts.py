"""What facts rest on, who sees them, and what is made of claims."""

from enum import StrEnum


class DateBasis(StrEnum):
    """What a day rests on."""

    AGREED = "agreed"
    """This very day is agreed, decided or published."""
    CONTRACT = "contract"
    """It follows the contract: its first or last day as now agreed."""
    DERIVED = "derived"
    """It is worked out from other days, or from what happened."""
    ASSUMED = "assumed"
    """Nobody has published it; it is what seems likely."""
    UNKNOWN = "unknown"
    """Nobody has stated it."""
    OPEN_ENDED = "open-ended"
    """There is no last day: it goes on until somebody ends it."""


class Confidence(StrEnum):
    """How well a fact is evidenced.

    High: stated officially, or twice. Medium: stated once, or in part inferred. Low: doubtful.
    """

    HIGH = "high"
    """Stated officially, or by two sources."""
    MEDIUM = "medium"
    """Stated once, or in part inferred."""
    LOW = "low"
    """Doubtful."""


class Visibility(StrEnum):
    """Who may see a fact."""

    PUBLIC = "public"
    """Everybody."""
    PARTNERS = "partners"
    """Every reader, editor, auditor and admin."""
    OWNER = "owner"
    """The editors of the authority that owns it, auditors and admins."""


class Verdict(StrEnum):
    """What the registry makes of a claim."""

    ACCEPTED = "accepted"
    """It takes the claim for right."""
    DISPUTED = "disputed"
    """It cannot tell yet; the claim stays open."""
    REJECTED = "rejected"
    """It takes the claim for wrong."""

    @property
    def settles(self) -> bool:
        """Whether the question is closed; a disputed claim stays open."""
        return self is not Verdict.DISPUTED


class RevisionReason(StrEnum):
    """Why details are stated again: the registry was wrong, or the world changed."""

    CORRECTION = "correction"
    """The registry was wrong. What is right holds over the same days."""
    CHANGE = "change"
    """The world changed. What is new holds from a day on."""

"""What is delivered, to whom, and what is known of it on a day."""

from enum import StrEnum


class ServiceLevel(StrEnum):
    """How much of a service scope the provider has agreed to deliver, least first."""

    URGENT_ONLY = "urgent-only"
    """Urgent and critical cases only."""
    PARTIAL = "partial"
    """Some items only, or a reduced service."""
    FULL = "full"
    """The whole of the scope."""

    @property
    def rank(self) -> int:
        return _LEVEL_RANKS[self]

    def meets(self, required: "ServiceLevel") -> bool:
        """Whether this level is the required one or better."""
        return self.rank >= required.rank


_LEVEL_RANKS = {level: rank for rank, level in enumerate(ServiceLevel)}


class CaseCategory(StrEnum):
    """Which cases an award takes, where it does not take all."""

    HOSPITAL_DISCHARGE = "hospital-discharge"
    """People who leave hospital."""
    PALLIATIVE = "palliative"
    """People in palliative care."""
    END_OF_LIFE = "end-of-life"
    """People near the end of their lives."""
    URGENT = "urgent"
    """CaseCategory that the source calls urgent."""
    CRITICAL = "critical"
    """CaseCategory that the source calls critical."""
    ROUTINE = "routine"
    """All that is neither urgent nor critical."""


class InstalledBase(StrEnum):
    """Whether an award includes servicing of equipment that is already in homes."""

    YES = "yes"
    """It includes such servicing."""
    NO = "no"
    """It does not include such servicing."""
    UNKNOWN = "unknown"
    """Nobody has stated whether it does."""


class CoverState(StrEnum):
    """What the registry knows of an authority's cover for a scope on a day."""

    FULL = "full"
    """The best award that runs covers the whole of the scope."""
    PARTIAL = "partial"
    """The best award that runs covers some items, or a reduced service."""
    URGENT_ONLY = "urgent-only"
    """The best award that runs covers urgent and critical cases only."""
    NONE = "none"
    """No cover is recorded, though the registry has heard how the scope is arranged."""
    UNKNOWN = "unknown"
    """The registry cannot say. It counts neither as cover nor as a gap."""

    @property
    def level(self) -> ServiceLevel | None:
        """The level of service, or None where nothing covers or nothing is known."""
        return None if self in {CoverState.NONE, CoverState.UNKNOWN} else ServiceLevel(self.value)

    @property
    def rank(self) -> int:
        """Worst first; unknown ranks with none, as it is never counted as covered."""
        return -1 if self.level is None else self.level.rank


class Finding(StrEnum):
    """What a source saw of a service on the days it reports."""

    FULL = "full"
    """The whole of the scope was delivered."""
    PARTIAL = "partial"
    """Some items only were delivered, or the service was reduced."""
    URGENT_ONLY = "urgent-only"
    """Urgent and critical cases only were served."""
    NONE = "none"
    """Nobody delivered it."""
    PROVIDER_UNNAMED = "provider-unnamed"
    """Somebody delivered it, whom the source does not name."""


class Certainty(StrEnum):
    """Whether an answer would be the same without what is only assumed."""

    CONFIRMED = "confirmed"
    """It would be the same; and where there is no cover, somebody has said so."""
    ASSUMED = "assumed"
    """It would be another, or nobody has confirmed that there is no cover."""


class Risk(StrEnum):
    """What threatens cover that still runs."""

    INSOLVENCY = "insolvency"
    """Every award at the level of the state is with a provider in insolvency."""

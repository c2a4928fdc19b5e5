"""What is delivered, to whom, and what is known of it on a day."""

from enum import StrEnum


class ServiceLevel(StrEnum):
    """How much of a service scope the provider has agreed to deliver, least first."""

    URGENT_ONLY = "urgent-only"
    PARTIAL = "partial"
    FULL = "full"

    @property
    def rank(self) -> int:
        return _LEVEL_RANKS[self]

    def meets(self, required: "ServiceLevel") -> bool:
        """Whether this level is the required one or better."""
        return self.rank >= required.rank


_LEVEL_RANKS = {level: rank for rank, level in enumerate(ServiceLevel)}


class Cases(StrEnum):
    """Which cases an award takes, where it does not take all."""

    HOSPITAL_DISCHARGE = "hospital-discharge"
    PALLIATIVE = "palliative"
    END_OF_LIFE = "end-of-life"
    URGENT = "urgent"
    CRITICAL = "critical"
    ROUTINE = "routine"


class InstalledBase(StrEnum):
    """Whether an award includes servicing of equipment that is already in homes."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class CoverState(StrEnum):
    """What the registry knows of an authority's cover for a scope on a day."""

    FULL = "full"
    PARTIAL = "partial"
    URGENT_ONLY = "urgent-only"
    NONE = "none"
    UNKNOWN = "unknown"

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
    PARTIAL = "partial"
    URGENT_ONLY = "urgent-only"
    NONE = "none"
    PROVIDER_UNNAMED = "provider-unnamed"


class Certainty(StrEnum):
    """Whether an answer would be the same without what is only assumed."""

    CONFIRMED = "confirmed"
    ASSUMED = "assumed"


class Risk(StrEnum):
    """What threatens cover that still runs."""

    INSOLVENCY = "insolvency"

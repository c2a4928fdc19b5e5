"""Services: levels, case categories, states of cover, and reports."""

from enum import StrEnum


class ServiceLevel(StrEnum):
    """The agreed extent of delivery of a scope, from lowest to highest."""

    URGENT_ONLY = "urgent-only"
    """Urgent and critical cases only."""
    PARTIAL = "partial"
    """Some items only or a reduced service."""
    FULL = "full"
    """The whole of the scope."""

    @property
    def rank(self) -> int:
        """The position of the level in the order, from 0 for the lowest."""
        return _LEVEL_RANKS[self]

    def meets(self, required: "ServiceLevel") -> bool:
        """Return whether this level is the required one or a higher one."""
        return self.rank >= required.rank


_LEVEL_RANKS = {level: rank for rank, level in enumerate(ServiceLevel)}


class CaseCategory(StrEnum):
    """A category of cases that an award is limited to."""

    HOSPITAL_DISCHARGE = "hospital-discharge"
    """People discharged from hospital."""
    PALLIATIVE = "palliative"
    """People in palliative care."""
    END_OF_LIFE = "end-of-life"
    """People near the end of their lives."""
    URGENT = "urgent"
    """Cases described as urgent in the source."""
    CRITICAL = "critical"
    """Cases described as critical in the source."""
    ROUTINE = "routine"
    """Cases that are neither urgent nor critical."""


class InstalledBase(StrEnum):
    """Inclusion of servicing of equipment that is already installed in homes."""

    YES = "yes"
    """The award includes such servicing."""
    NO = "no"
    """The award does not include such servicing."""
    UNKNOWN = "unknown"
    """Not recorded."""


class CoverState(StrEnum):
    """The state of an authority's cover for a scope on a day."""

    FULL = "full"
    """The live award with the highest level covers the whole of the scope."""
    PARTIAL = "partial"
    """The live award with the highest level covers some items or a reduced service."""
    URGENT_ONLY = "urgent-only"
    """The live award with the highest level covers urgent and critical cases only."""
    NONE = "none"
    """No award is live, and the registry has information about the scope on or before the day."""
    UNKNOWN = "unknown"
    """The registry has not enough information. Counts neither as cover nor as a gap."""

    @property
    def level(self) -> ServiceLevel | None:
        """The level of service, or None for the states none and unknown."""
        return _STATE_LEVELS[self]

    @property
    def rank(self) -> int:
        """The position in the order, worst first; unknown equals none: neither is cover."""
        return -1 if self.level is None else self.level.rank


_STATE_LEVELS = {
    state: None if state in {CoverState.NONE, CoverState.UNKNOWN} else ServiceLevel(state.value)
    for state in CoverState
}


class Finding(StrEnum):
    """The delivery of a service as a source reports it for some days."""

    FULL = "full"
    """The whole of the scope was delivered."""
    PARTIAL = "partial"
    """Only some items were delivered, or the service was reduced."""
    URGENT_ONLY = "urgent-only"
    """Only urgent and critical cases were served."""
    NONE = "none"
    """The service was not delivered."""
    PROVIDER_UNNAMED = "provider-unnamed"
    """The service was delivered by a provider that the source does not name."""


class Certainty(StrEnum):
    """The certainty of an answer, found by a comparison without assumed and low-confidence data."""

    CONFIRMED = "confirmed"
    """The answer is the same without them; an absence of cover was reported or attested."""
    ASSUMED = "assumed"
    """The answer differs without them, or an absence of cover was neither reported nor attested."""


class Risk(StrEnum):
    """A risk to live cover."""

    INSOLVENCY = "insolvency"
    """Every live award that gives the level of the state is held by an insolvent provider."""

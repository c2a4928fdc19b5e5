"""Services: levels, case categories, states of cover, and reports."""

from app.domain.vocabulary.codelist import Codelist


class ServiceLevel(Codelist):
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


class Audience(Codelist):
    """The people whom an award is for, if a source says so."""

    ADULT = "adult"
    """Adults."""
    CHILD = "child"
    """Children and young people."""


class CaseCategory(Codelist):
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


class InstalledBase(Codelist):
    """Inclusion of servicing of equipment that is already installed in homes."""

    YES = "yes"
    """The award includes such servicing."""
    NO = "no"
    """The award does not include such servicing."""
    UNKNOWN = "unknown"
    """Not recorded."""


class CoverState(Codelist):
    """The state of an authority's cover for a scope on a day."""

    FULL = "full"
    """The live award with the highest level covers the whole of the scope."""
    PARTIAL = "partial"
    """The live award with the highest level covers some items or a reduced service."""
    URGENT_ONLY = "urgent-only"
    """The live award with the highest level covers urgent and critical cases only."""
    NONE = "none"
    """A source reported that nobody delivers, or the authority attested a record without cover."""
    ENDED = "ended"
    """The recorded cover ended before the day, and nothing is recorded since."""
    UNKNOWN = "unknown"
    """The registry has not enough information. Counts neither as cover nor as a gap."""

    @property
    def level(self) -> ServiceLevel | None:
        """The level of service, or None for the states none, ended and unknown."""
        return _STATE_LEVELS[self]

    @property
    def rank(self) -> int:
        """The position in the order, worst first; equal for all states that are not cover."""
        return -1 if self.level is None else self.level.rank


_STATE_LEVELS = {
    CoverState.FULL: ServiceLevel.FULL,
    CoverState.PARTIAL: ServiceLevel.PARTIAL,
    CoverState.URGENT_ONLY: ServiceLevel.URGENT_ONLY,
    CoverState.NONE: None,
    CoverState.ENDED: None,
    CoverState.UNKNOWN: None,
}


class CoverReason(Codelist):
    """The reason why the state of a cell is ended or unknown."""

    PROVIDER_STOPPED = "provider-stopped"
    """The last award ended because its provider stopped trading."""
    OPTION_UNCONFIRMED = "option-unconfirmed"
    """The term is over, but an option reaches the day and is recorded neither as used nor as
    declined."""
    TERM_OVER = "term-over"
    """The last award ran out."""
    END_UNKNOWN = "end-unknown"
    """An award has an unknown last day, and no source shows it running as late as the day."""
    PROVIDER_UNNAMED = "provider-unnamed"
    """A source reports a service by a provider that it does not name."""
    DISPUTED = "disputed"
    """An award would cover the day if an undecided claim were right."""
    NOT_LISTED = "not-listed"
    """Another scope of the same branch is held, and nothing is recorded about this one."""
    NEVER_RECORDED = "never-recorded"
    """Nothing about the cell is recorded for the day or before it."""


class Finding(Codelist):
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


class Certainty(Codelist):
    """The certainty of a state, from lowest to highest; ended and unknown states have none."""

    ASSUMED = "assumed"
    """Dependent on an assumed day, an award of less than high confidence, an award that its
    contract's lead has not seconded, or one side of an undecided claim."""
    CONTRACTED = "contracted"
    """Following from recorded contracts and awards."""
    OBSERVED = "observed"
    """A source saw exactly this on the day, or within 90 days before it and without a change
    since."""
    ATTESTED = "attested"
    """The authority attests that its record of the scope is complete for the day."""

    @property
    def rank(self) -> int:
        """The position on the ladder, from 0 for the lowest."""
        return _CERTAINTY_RANKS[self]


_CERTAINTY_RANKS = {certainty: rank for rank, certainty in enumerate(Certainty)}


class GapBasis(Codelist):
    """The basis of a gap."""

    SAID = "said"
    """A source or an attestation says so, or an award or a report names a lower level."""
    RECORD_ENDED = "record-ended"
    """The recorded cover ended, and nothing is recorded since: there may be no gap."""


class Risk(Codelist):
    """A risk to cover."""

    INSOLVENCY = "insolvency"
    """Every live award that gives the level of the state is held by an insolvent provider."""
    DISTRESS = "distress"
    """A public sign of distress of the provider of such an award is on record."""
    ENDS_SOON = "ends-soon"
    """The cover ends within 90 days, and nothing is recorded after it."""
    LEVEL_DISPUTED = "level-disputed"
    """Sources disagree about the level without a decision: the lower level is shown."""
    END_CLAIMED = "end-claimed"
    """A source says that the contract of such an award was cancelled or terminated, and nobody
    has decided on that."""
    NOT_SECONDED = "not-seconded"
    """The authority awards itself from a contract of other buyers, and its lead has not seconded
    that."""

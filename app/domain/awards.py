"""The days on which one award is live, surely live, fading, disputed, or stopped."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from app.domain.periods import Period
from app.domain.terms import UNKNOWN_EDGE, DayClaim, Edge, Term, term_if_claimed
from app.domain.timelines import Timeline
from app.domain.vocabulary import DateBasis

HELD_STATES = ("live", "fading")
"""The states of the days on which an award holds a cell, for all that is known."""


@dataclass(frozen=True, slots=True)
class AwardedDays:
    """The recorded days of an award; an edge with the basis `contract` follows the contract.

    `seen_from` and `seen_to` are the first and last day on which a source shows the service
    running.
    """

    first: Edge
    last: Edge
    seen_from: date | None = None
    seen_to: date | None = None


@dataclass(frozen=True, slots=True)
class HeldDays:
    """The computed days of an award; no day is in two of the first three sets.

    On `live` days it gives cover. On `fading` days its last day is unknown and no source shows it
    running any longer. On `disputed` days it would be live if an undecided claim were right. On
    `sure` days, which are live, it is live without assumptions and whichever claim is right. On
    `stopped` days it would be live or fading if its provider traded, and `optional` days come after
    its contract's term, within unused options. `ending` is the basis of the last live day.
    """

    live: Timeline = Timeline()
    fading: Timeline = Timeline()
    disputed: Timeline = Timeline()
    sure: Timeline = Timeline()
    stopped: Timeline = Timeline()
    optional: Timeline = Timeline()
    ending: DateBasis = DateBasis.UNKNOWN

    def passed_on(self, days: Timeline) -> "HeldDays":
        """Return the days as a successor of the authority holds them: some of them, never surely.

        No source says that an award passed to the successor; the law makes it likely.
        """
        return replace(
            self,
            live=self.live & days,
            fading=self.fading & days,
            disputed=self.disputed & days,
            sure=Timeline.empty(),
            stopped=self.stopped & days,
            optional=self.optional & days,
        )


def held_days(
    award: AwardedDays,
    term: Term,
    trading: Timeline,
    *,
    is_sure: bool = True,
    claims: Collection[DayClaim] = (),
    optional: Timeline = Timeline(),
) -> HeldDays:
    """Compute an award's days from its own days, its contract's term and its provider's trading.

    `claims` are the undecided claims about the days of the contract, of which those matter that are
    about a day that the award follows. An award that is not sure has no sure day.
    """
    followed = _following(award, term)
    live, fading = _running(followed, term.days & trading)
    ever_live, ever_fading = _running(followed, term.days)
    disputed, undisputed = Timeline.empty(), live
    for claim in claims:
        edge = award.first if claim.field == "first_day" else award.last
        if edge.basis is DateBasis.CONTRACT:
            claimed = term_if_claimed(term, claim)
            running, _ = _running(_following(award, claimed), claimed.days & trading)
            disputed |= running
            undisputed &= running
    sure = Timeline.empty()
    if is_sure:
        sure, _ = _running(_without_assumptions(followed), term.days & trading)
    return HeldDays(
        live=live,
        fading=fading,
        disputed=disputed - live - fading,
        sure=sure & undisputed,
        stopped=(ever_live | ever_fading) - trading,
        optional=optional,
        ending=_ending(live, fading, followed.last, term, trading),
    )


def _following(award: AwardedDays, term: Term) -> AwardedDays:
    """Return the days of an award with the days of the term in place of those that follow it."""
    first = term.first if award.first.basis is DateBasis.CONTRACT else award.first
    last = term.last if award.last.basis is DateBasis.CONTRACT else award.last
    return replace(award, first=first, last=last)


def _without_assumptions(award: AwardedDays) -> AwardedDays:
    """Return the days of an award with unknown days in place of assumed ones."""
    first, last = (
        UNKNOWN_EDGE if edge.basis is DateBasis.ASSUMED else edge
        for edge in (award.first, award.last)
    )
    return replace(award, first=first, last=last)


def _running(award: AwardedDays, possible: Timeline) -> tuple[Timeline, Timeline]:
    """Return the live and the fading days of an award, within the possible days."""
    first_day = award.first.day if award.first.is_known else award.seen_from
    if first_day is None:
        return Timeline.empty(), Timeline.empty()
    begun = Timeline.since(first_day) & possible
    if award.last.basis is DateBasis.OPEN_ENDED:
        return begun, Timeline.empty()
    if award.last.is_known and award.last.day is not None:
        return begun & Timeline.until(award.last.day), Timeline.empty()
    if award.seen_to is None:
        return Timeline.empty(), begun
    return begun & Timeline.until(award.seen_to), begun & Timeline.after(award.seen_to)


def _ending(
    live: Timeline, fading: Timeline, last: Edge, term: Term, trading: Timeline
) -> DateBasis:
    if not live:
        return DateBasis.UNKNOWN
    if live.last_day is None:
        return DateBasis.OPEN_ENDED if last.basis is DateBasis.OPEN_ENDED else DateBasis.UNKNOWN
    day_after = Period(live.last_day, live.last_day).day_after
    if day_after in fading:
        return DateBasis.UNKNOWN
    if day_after not in trading:
        # The provider stopped trading: the end follows from that event, not from an agreement.
        return DateBasis.DERIVED
    return term.last.basis if day_after not in term.days else last.basis

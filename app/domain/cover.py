"""Cover: the state of one cell, an authority and a leaf scope, for every day.

All answers about cover are read from the tiles computed here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from app.domain.evidence import (
    SEEN_LATELY,
    Evidence,
    Holding,
    Segment,
    Traits,
    nearest_awards,
    recorded_after,
    segments,
)
from app.domain.periods import ALWAYS, END_OF_TIME, ONE_DAY, Period, shifted
from app.domain.timelines import Timeline
from app.domain.vocabulary import (
    Certainty,
    CoverReason,
    CoverState,
    DateBasis,
    Finding,
    Risk,
    ServiceLevel,
)

SOON = timedelta(days=90)
"""Cover ends soon if it ends within this time."""
TWO_CONTRACTS = 2
"""The number of live contracts that makes an overlap."""
_KEPT = 4096
"""The answers that are kept to questions asked again for most tiles."""


class Tile(NamedTuple):
    """A run of days on which all properties of a cell are the same.

    `held_by` are the live awards; if the state is unknown because an end is unknown, the fading
    ones. `covered_until` is the last day of the unbroken run at this state's level or better, and
    `until_basis` the basis of that day; both are None without cover, the former also without an
    end. `last_held_by` are the last live awards before a state that is ended or none.
    `live_contracts` is the number of contracts whose awards are live, counted to two: one more
    contract so does not change all tiles of its days. `end_basis` is the weakest basis of the last
    days of those awards that hold these days and end with them, if there are any.
    """

    days: Period
    state: CoverState
    because: CoverReason | None
    certainty: Certainty | None
    risks: tuple[Risk, ...] = ()
    held_by: tuple[str, ...] = ()
    contracts: tuple[str, ...] = ()
    last_held_by: tuple[str, ...] = ()
    covered_until: date | None = None
    until_basis: DateBasis | None = None
    live_contracts: int = 0
    end_basis: DateBasis | None = None


def tiles(evidence: Evidence) -> list[Tile]:
    """Compute the history of one cell: tiles for every day, without gaps and overlaps.

    >>> [(tile.state.value, tile.because.value) for tile in tiles(Evidence())]
    [('unknown', 'never-recorded')]
    """
    if not (evidence.holdings or evidence.reports):
        return [*_tiles_without_awards(evidence.attested, evidence.siblings_held)]
    return tiles_within(evidence, ALWAYS, recorded_after(evidence.holdings))


@lru_cache(_KEPT)
def _tiles_without_awards(attested: Timeline, siblings_held: Timeline) -> list[Tile]:
    """Compute the tiles of all cells of a branch for which nothing was recorded, once."""
    evidence = Evidence(attested=attested, siblings_held=siblings_held)
    return tiles_within(evidence, ALWAYS, recorded_after(()))


def tiles_within(evidence: Evidence, days: Period, recorded_to: date) -> list[Tile]:
    """Compute the tiles of some days, as if nothing had been recorded before the first of them.

    `recorded_to` is the day after the last one on which the cell is held or fading. A run that
    reaches the last of the days has no known end.
    """
    holdings = nearest_awards(evidence.holdings)
    past = _Past()
    tiles_of_days = []
    for segment in segments(evidence, holdings, days):
        tile = _tile(segment, past)
        tiles_of_days.append(tile)
        past.pass_over(segment, tile.state)
    return [*_with_ends(_merged(tiles_of_days), holdings, days, recorded_to)]


@dataclass(slots=True)
class _Past:
    """The last live awards and the last observation before a segment.

    `held_to` is the last day on which one of these awards was live or, directly after, fading.
    """

    held_by: list[Holding] = field(default_factory=list)
    held_to: date = date.min
    state: CoverState | None = None
    seen_to: date = date.min

    def pass_over(self, segment: Segment, state: CoverState) -> None:
        """Advance beyond a segment with this state."""
        last_day = segment.days.day_after - ONE_DAY
        if segment.live:
            self.held_by, self.held_to = segment.live, last_day
        elif segment.days.first_day == self.held_to + ONE_DAY and any(
            holding in self.held_by for holding in segment.fading
        ):
            self.held_to = last_day
        self.state = state

    def is_observed(self, state: CoverState, findings: Iterable[Finding], days: Period) -> bool:
        """Return whether a source saw the state on these days, or lately and without a change."""
        if state is not self.state:
            self.seen_to = date.min
        if any(finding.value == state.value for finding in findings):
            self.seen_to = days.day_after - ONE_DAY
        return self.seen_to != date.min and days.first_day - self.seen_to <= SEEN_LATELY


def _tile(segment: Segment, past: _Past) -> Tile:
    """Compute the tile of a segment from its first day: all its days are alike."""
    live = segment.live
    state, because = _state(segment, past)
    held = segment.fading if because is CoverReason.END_UNKNOWN else live
    certainty = _certainty(segment, state, past)
    if not held:
        last_held_by = _awards(past.held_by) if state in _OVER else ()
        return Tile(segment.days, state, because, certainty, last_held_by=last_held_by)
    contracts = tuple(sorted({holding.contract for holding in held}))
    return Tile(
        days=segment.days,
        state=state,
        because=because,
        certainty=certainty,
        risks=_risks(state, segment.traits),
        held_by=_awards(held),
        contracts=contracts,
        last_held_by=_awards(past.held_by) if state in _OVER and not live else (),
        live_contracts=min(len(contracts), TWO_CONTRACTS) if live else 0,
    )


_OVER = {CoverState.NONE, CoverState.ENDED}


def _awards(holdings: Iterable[Holding]) -> tuple[str, ...]:
    return tuple(sorted([holding.award for holding in holdings]))


def _certainty(segment: Segment, state: CoverState, past: _Past) -> Certainty | None:
    """Return what the state of a segment rests on, or None for states that nobody saw."""
    if state is CoverState.NONE:
        return Certainty.ATTESTED if segment.is_attested else Certainty.OBSERVED
    if state.level is None:
        return None
    is_observed = past.is_observed(state, segment.findings, segment.days)
    if segment.is_attested:
        return Certainty.ATTESTED
    if _is_assumed(state, segment.traits, segment.findings):
        return Certainty.ASSUMED
    return Certainty.OBSERVED if is_observed else Certainty.CONTRACTED


def _state(segment: Segment, past: _Past) -> tuple[CoverState, CoverReason | None]:
    """Return the state of a segment and its reason: the first rule that applies decides."""
    findings = segment.findings
    if segment.live:
        return _covered(frozenset([one.levels[0] for one in segment.traits]), findings), None
    if Finding.NONE in findings or (segment.is_attested and not segment.fading):
        return CoverState.NONE, None
    for because, holds in (
        (CoverReason.END_UNKNOWN, segment.fading),
        (CoverReason.PROVIDER_UNNAMED, Finding.PROVIDER_UNNAMED in findings),
        (CoverReason.DISPUTED, segment.is_disputed),
        (CoverReason.NOT_LISTED, segment.siblings_hold),
    ):
        if holds:
            return CoverState.UNKNOWN, because
    if past.held_by:
        day_after, day = past.held_to + ONE_DAY, segment.days.first_day
        return CoverState.ENDED, _ending_reason(past.held_by, day_after, day)
    return CoverState.UNKNOWN, CoverReason.NEVER_RECORDED


def covered(levels: Iterable[ServiceLevel], findings: Iterable[Finding]) -> CoverState:
    """Return the state with awards of these levels: the best. A report may lower it only."""
    return _covered(frozenset(levels), frozenset(findings))


@cache
def _covered(levels: frozenset[ServiceLevel], findings: frozenset[Finding]) -> CoverState:
    best = max((CoverState(level.value) for level in levels), key=_rank, default=CoverState.NONE)
    reported = [CoverState(f.value) for f in findings if f is not Finding.PROVIDER_UNNAMED]
    return min([best, *reported], key=_rank)


def _rank(state: CoverState) -> int:
    return state.rank


def _ending_reason(last: Sequence[Holding], day_after: date, day: date) -> CoverReason:
    """Return why the last awards ended before `day_after`, as seen from a later day."""
    if any(day_after in holding.days.stopped for holding in last):
        return CoverReason.PROVIDER_STOPPED
    if any(day_after in h.days.optional and day in h.days.optional for h in last):
        return CoverReason.OPTION_UNCONFIRMED
    return CoverReason.TERM_OVER


@lru_cache(_KEPT)
def _is_assumed(state: CoverState, live: frozenset[Traits], findings: frozenset[Finding]) -> bool:
    """Return whether the state would differ without assumptions, or by a claim about a level."""
    surely = [traits.levels[0] for traits in live if traits.is_sure]
    highest = [traits.levels[-1] for traits in live]
    return {covered(surely, findings), covered(highest, findings)} != {state}


@lru_cache(_KEPT)
def _risks(state: CoverState, live: frozenset[Traits]) -> tuple[Risk, ...]:
    level = state.level
    if level is None:
        return ()
    deciding = [traits for traits in live if traits.levels[0].meets(level)]
    stands = {
        Risk.INSOLVENCY: all(traits.is_insolvent for traits in deciding),
        Risk.DISTRESS: any(traits.is_distressed for traits in deciding),
        Risk.LEVEL_DISPUTED: any(len(traits.levels) > 1 for traits in live),
        Risk.END_CLAIMED: any(traits.is_end_claimed for traits in deciding),
        Risk.NOT_SECONDED: not all(traits.is_seconded for traits in deciding),
    }
    return tuple(risk for risk, is_present in stands.items() if is_present)


def _merged(cell_tiles: Iterable[Tile]) -> list[Tile]:
    """Merge neighbouring tiles that differ only in their days."""
    merged: list[Tile] = []
    for tile in cell_tiles:
        if merged and _is_alike(merged[-1], tile):
            merged[-1] = tile._replace(days=Period(merged[-1].days.first_day, tile.days.last_day))
        else:
            merged.append(tile)
    return merged


def _is_alike(one: Tile, other: Tile) -> bool:
    """Return whether two neighbouring tiles differ only in their days."""
    return (
        one.state is other.state
        and one.because is other.because
        and one.certainty is other.certainty
        and one.held_by == other.held_by
        and one.risks == other.risks
        and one.contracts == other.contracts
        and one.last_held_by == other.last_held_by
        and (one.covered_until, one.until_basis) == (other.covered_until, other.until_basis)
    )


def _with_ends(
    cell_tiles: Sequence[Tile], holdings: Sequence[Holding], days: Period, recorded_to: date
) -> Iterator[Tile]:
    """Add to each covered tile the end of its run, and split it where that end comes near."""
    endings: dict[date | None, list[tuple[str, DateBasis]]] = defaultdict(list)
    for holding in holdings:
        endings[holding.days.live.last_day].append((holding.award, holding.days.ending))
    for tile, last in zip(cell_tiles, _last_of_runs(cell_tiles), strict=True):
        if last is None:
            yield tile
            continue
        is_known = last.days.day_after < days.day_after
        covered_until = last.days.last_day if is_known else None
        until_basis = basis_of_end(_weakest(last, endings.get(last.days.last_day, ())))
        is_soon = covered_until is not None and recorded_to <= last.days.day_after
        for part, risks in _parts(tile, covered_until if is_soon else None):
            yield tile._replace(
                days=part,
                risks=risks,
                covered_until=covered_until,
                until_basis=until_basis,
                end_basis=_weakest(tile, endings.get(part.last_day, ())),
            )


def _last_of_runs(cell_tiles: Sequence[Tile]) -> list[Tile | None]:
    """Return for each tile the last one of the unbroken run at its level or better, if covered."""
    found: list[Tile | None] = []
    last: list[Tile | None] = []
    for tile in reversed(cell_tiles):
        met = tile.state.rank + 1
        # The last tiles of the levels that it meets, by rank; no other level goes on.
        last = [one or tile for one in (*last[:met], *[None] * (met - len(last)))]
        found.append(last[-1] if last else None)
    return found[::-1]


def _parts(tile: Tile, ends_on: date | None) -> Iterator[tuple[Period, tuple[Risk, ...]]]:
    """Yield the days of a tile before and after its cover begins to end soon, with their risks."""
    soon_from = shifted(ends_on or END_OF_TIME, -SOON)
    first_day, last_day = tile.days.first_day, tile.days.last_day
    if ends_on is None or soon_from >= tile.days.day_after:
        yield tile.days, tile.risks
        return
    if soon_from > first_day:
        yield Period(first_day, soon_from - ONE_DAY), tile.risks
    soon = tuple(sorted({*tile.risks, Risk.ENDS_SOON}, key=_RISKS.index))
    yield Period(max(first_day, soon_from), last_day), soon


_RISKS = [*Risk]


def _weakest(tile: Tile, ending: Iterable[tuple[str, DateBasis]]) -> DateBasis | None:
    """Return the weakest basis of those of the ending awards that hold a tile."""
    return weakest_basis(basis for award, basis in ending if award in tile.held_by)


def weakest_basis(bases: Iterable[DateBasis]) -> DateBasis | None:
    """Return the weakest basis of a last day among those of the awards that end there, if any."""
    return max(bases, key=_WEAKEST_LAST.index, default=None)


def basis_of_end(of_awards: DateBasis | None) -> DateBasis:
    """Return the basis of the end of cover, given that of the awards that end there, if any.

    If none does, a report lowers the level, or a stop of trading interrupts it.
    """
    return of_awards or DateBasis.DERIVED


_WEAKEST_LAST = [
    DateBasis.OPEN_ENDED,
    DateBasis.AGREED,
    DateBasis.CONTRACT,
    DateBasis.DERIVED,
    DateBasis.ASSUMED,
    DateBasis.UNKNOWN,
]

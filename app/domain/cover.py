"""Cover: the state of one authority and one leaf scope, day by day, for all time.

Everything that the registry answers about cover is read off the tiles made here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from app.domain.evidence import Evidence, Holding, nearest_awards, segments
from app.domain.periods import END_OF_TIME, Period
from app.domain.timelines import Timeline
from app.domain.vocabulary import (
    Certainty,
    CoverState,
    DateBasis,
    Finding,
    Risk,
)


@dataclass(frozen=True, slots=True)
class Tile:
    """A run of days on which everything about a cell is the same.

    `since` and `until` bound the unbroken run at this state or better; `since` is None if it
    reaches back for ever, `until` if it goes on for ever or nobody knows (`until_basis` tells).
    """

    days: Period
    state: CoverState
    certainty: Certainty
    risks: tuple[Risk, ...]
    held_by: tuple[str, ...]
    contracts: tuple[str, ...]
    since: date | None = None
    until: date | None = None
    until_basis: DateBasis | None = None
    last_held_by: tuple[str, ...] = ()


def tiles(evidence: Evidence) -> list[Tile]:
    """Lay the history of one cell: tiles over all of time, no hole and no overlap.

    >>> [tile.state.value for tile in tiles(Evidence())]
    ['unknown']
    """
    cell = _Cell.of(evidence)
    laid = [cell.tile(days, present) for days, present in segments(evidence, cell.holdings)]
    return _with_runs(_merged(laid), cell.holdings)


@dataclass(frozen=True, slots=True)
class _Cell:
    """The evidence about a cell, made ready for asking day by day."""

    evidence: Evidence
    holdings: list[Holding]
    heard_from: date
    surely_heard_from: date

    @classmethod
    def of(cls, evidence: Evidence) -> "_Cell":
        holdings = nearest_awards(evidence.holdings)
        return cls(
            evidence,
            holdings,
            min((h.days.live.first_day or END_OF_TIME for h in holdings), default=END_OF_TIME),
            min((h.days.sure_live.first_day or END_OF_TIME for h in holdings), default=END_OF_TIME),
        )

    def tile(self, days: Period, present: Iterable[Holding]) -> Tile:
        """Describe a run of days by its first day, as all of its days are alike."""
        day = days.first_day
        here = list(present)
        live = [h for h in here if day in h.days.live]
        sure = [h for h in here if day in h.days.sure_live]
        findings = [report.finding for report in self.evidence.reports if day in report.days]
        attested = day in self.evidence.attested
        spoken = bool(findings) or attested
        state = _state(
            live,
            findings,
            fading=any(day in h.days.fading for h in here),
            heard=spoken or self.heard_from < day,
        )
        without_assumptions = _state(
            sure,
            findings,
            fading=any(day in h.days.sure_fading for h in here),
            heard=spoken or self.surely_heard_from < day,
        )
        if state is CoverState.NONE:
            # Nothing recorded is no proof that nothing exists: somebody must have said so.
            confirmed = attested or Finding.NONE in findings
        else:
            confirmed = state is without_assumptions
        return Tile(
            days=days,
            state=state,
            certainty=Certainty.CONFIRMED if confirmed else Certainty.ASSUMED,
            risks=_risks(state, live, day),
            held_by=tuple(sorted(h.award for h in live)),
            contracts=tuple(sorted({h.contract for h in live})),
        )


def _state(
    live: Sequence[Holding], findings: Sequence[Finding], *, fading: bool, heard: bool
) -> CoverState:
    """The rule of cover for one day. A report may lower a level, never raise one."""
    if live:
        best = max((holding.level for holding in live), key=lambda level: level.rank)
        seen = [CoverState(f.value) for f in findings if f is not Finding.PROVIDER_UNNAMED]
        return min([CoverState(best.value), *seen], key=lambda state: state.rank)
    if fading or Finding.PROVIDER_UNNAMED in findings:
        return CoverState.UNKNOWN
    return CoverState.NONE if heard else CoverState.UNKNOWN


def _risks(state: CoverState, live: Sequence[Holding], day: date) -> tuple[Risk, ...]:
    level = state.level
    if level is None:
        return ()
    deciding = [holding for holding in live if holding.level.meets(level)]
    return (Risk.INSOLVENCY,) if all(day in holding.insolvent for holding in deciding) else ()


def _merged(laid: Iterable[Tile]) -> list[Tile]:
    """Join neighbours that differ in nothing but their days."""
    merged: list[Tile] = []
    for tile in laid:
        if merged and replace(merged[-1], days=tile.days) == tile:
            merged[-1] = replace(tile, days=Period(merged[-1].days.first_day, tile.days.last_day))
        else:
            merged.append(tile)
    return merged


def _with_runs(laid: Sequence[Tile], holdings: Sequence[Holding]) -> list[Tile]:
    """Tell each tile how long its state, or a better one, lasts around it."""
    endings = {holding.award: (holding.days.live, holding.days.ending) for holding in holdings}
    lasting = {state: _runs(laid, state) for state in {tile.state for tile in laid}}
    told: list[Tile] = []
    last_held_by: tuple[str, ...] = ()
    for n, tile in enumerate(laid):
        first, last = lasting[tile.state][n]
        since, until = laid[first].days.first_day, laid[last].days.last_day
        basis = None if tile.state.level is None else _until_basis(laid[last], endings)
        told.append(
            replace(
                tile,
                since=None if since == date.min else since,
                until=None if basis is DateBasis.UNKNOWN else until,
                until_basis=basis,
                last_held_by=last_held_by if tile.state is CoverState.NONE else (),
            )
        )
        last_held_by = tile.held_by or last_held_by
    return told


def _runs(laid: Sequence[Tile], state: CoverState) -> dict[int, tuple[int, int]]:
    """For each tile at this state or better, the first and last tile of its unbroken run."""
    runs: dict[int, tuple[int, int]] = {}
    alike = [_lasts(tile.state, state) for tile in laid]
    for is_run, group in groupby(range(len(laid)), key=alike.__getitem__):
        members = list(group)
        if is_run:
            runs |= dict.fromkeys(members, (members[0], members[-1]))
    return runs


def _lasts(state: CoverState, asked: CoverState) -> bool:
    if asked.level is None:
        return state is asked
    return state.level is not None and state.level.meets(asked.level)


def _until_basis(last: Tile, endings: dict[str, tuple[Timeline, DateBasis]]) -> DateBasis:
    """What the end of a run rests on: the weakest of the awards that end there."""
    last_day = last.days.last_day
    bases = [
        basis
        for award in last.held_by
        for live, basis in [endings[award]]
        if live.last_day == last_day
    ]
    # No award ends here: a report lowers the level, or a stop interrupts the days.
    return max(bases, key=_WEAKEST_LAST.index, default=DateBasis.DERIVED)


_WEAKEST_LAST = [
    DateBasis.OPEN_ENDED,
    DateBasis.AGREED,
    DateBasis.CONTRACT,
    DateBasis.DERIVED,
    DateBasis.ASSUMED,
    DateBasis.UNKNOWN,
]

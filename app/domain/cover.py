"""Cover: the state of one cell, an authority and a leaf scope, for every day.

All answers about cover are read from the tiles computed here.
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
    """A run of days on which all properties of a cell are the same.

    `since` and `until` bound the unbroken run at this state or better. `since` is None if the run
    has no beginning, `until` if it has no end or the end is unknown (see `until_basis`).
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
    """Compute the history of one cell: tiles for every day, without gaps and overlaps.

    >>> [tile.state.value for tile in tiles(Evidence())]
    ['unknown']
    """
    cell = _Cell.of(evidence)
    cell_tiles = [cell.tile(days, present) for days, present in segments(evidence, cell.holdings)]
    return _with_runs(_merged(cell_tiles), cell.holdings)


@dataclass(frozen=True, slots=True)
class _Cell:
    """The evidence about a cell, prepared for one evaluation per segment."""

    evidence: Evidence
    holdings: list[Holding]
    data_from: date
    sure_data_from: date

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
        """Compute the tile of a segment from its first day: all its days are alike."""
        day = days.first_day
        present_now = list(present)
        live = [h for h in present_now if day in h.days.live]
        sure = [h for h in present_now if day in h.days.sure_live]
        findings = [report.finding for report in self.evidence.reports if day in report.days]
        attested = day in self.evidence.attested
        is_reported = bool(findings) or attested
        known = (
            any(day in h.days.fading for h in present_now),
            is_reported or self.data_from < day,
        )
        surely_known = (
            any(day in h.days.sure_fading for h in present_now),
            is_reported or self.sure_data_from < day,
        )
        state = without_assumptions = _state(live, findings, *known)
        if (len(live), known) != (len(sure), surely_known):
            without_assumptions = _state(sure, findings, *surely_known)
        if state is CoverState.NONE:
            # Missing records are no evidence of missing cover: only a report or attestation is.
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
    live: Sequence[Holding], findings: Sequence[Finding], fading: bool, has_data: bool
) -> CoverState:
    """Compute the state of one day. A report may lower a level, never raise it."""
    if live:
        best = max((holding.level for holding in live), key=lambda level: level.rank)
        reported = [CoverState(f.value) for f in findings if f is not Finding.PROVIDER_UNNAMED]
        return min([CoverState(best.value), *reported], key=lambda state: state.rank)
    if fading or Finding.PROVIDER_UNNAMED in findings:
        return CoverState.UNKNOWN
    return CoverState.NONE if has_data else CoverState.UNKNOWN


def _risks(state: CoverState, live: Sequence[Holding], day: date) -> tuple[Risk, ...]:
    level = state.level
    if level is None:
        return ()
    deciding = [holding for holding in live if holding.level.meets(level)]
    return (Risk.INSOLVENCY,) if all(day in holding.insolvent for holding in deciding) else ()


def _merged(cell_tiles: Iterable[Tile]) -> list[Tile]:
    """Merge neighbouring tiles that differ only in their days."""
    merged: list[Tile] = []
    for tile in cell_tiles:
        if merged and _is_alike(merged[-1], tile):
            merged[-1] = replace(tile, days=Period(merged[-1].days.first_day, tile.days.last_day))
        else:
            merged.append(tile)
    return merged


def _is_alike(one: Tile, other: Tile) -> bool:
    """Return True if two tiles, whose runs are not known yet, differ only in their days."""
    return (one.state, one.certainty, one.risks, one.held_by, one.contracts) == (
        other.state, other.certainty, other.risks, other.held_by, other.contracts,
    )  # fmt: skip


def _with_runs(cell_tiles: Sequence[Tile], holdings: Sequence[Holding]) -> list[Tile]:
    """Add to each tile the run of days around it with its state or a better one."""
    endings = {holding.award: (holding.days.live, holding.days.ending) for holding in holdings}
    lasting = {state: _runs(cell_tiles, state) for state in {tile.state for tile in cell_tiles}}
    with_runs: list[Tile] = []
    last_held_by: tuple[str, ...] = ()
    for n, tile in enumerate(cell_tiles):
        first, last = lasting[tile.state][n]
        since, until = cell_tiles[first].days.first_day, cell_tiles[last].days.last_day
        basis = None if tile.state.level is None else _until_basis(cell_tiles[last], endings)
        with_runs.append(
            replace(
                tile,
                since=None if since == date.min else since,
                until=None if basis is DateBasis.UNKNOWN else until,
                until_basis=basis,
                last_held_by=last_held_by if tile.state is CoverState.NONE else (),
            )
        )
        last_held_by = tile.held_by or last_held_by
    return with_runs


def _runs(cell_tiles: Sequence[Tile], state: CoverState) -> dict[int, tuple[int, int]]:
    """Map each tile at this state or better to the first and last tile of its run."""
    runs: dict[int, tuple[int, int]] = {}
    alike = [_lasts(tile.state, state) for tile in cell_tiles]
    for is_run, group in groupby(range(len(cell_tiles)), key=alike.__getitem__):
        members = list(group)
        if is_run:
            runs |= dict.fromkeys(members, (members[0], members[-1]))
    return runs


def _lasts(state: CoverState, wanted: CoverState) -> bool:
    if wanted.level is None:
        return state is wanted
    return state.level is not None and state.level.meets(wanted.level)


def _until_basis(last: Tile, endings: dict[str, tuple[Timeline, DateBasis]]) -> DateBasis:
    """Return the basis of the end of a run: the weakest basis of the awards that end there."""
    last_day = last.days.last_day
    bases = [
        basis
        for award in last.held_by
        for live, basis in [endings[award]]
        if live.last_day == last_day
    ]
    # No award ends here: a report lowers the level, or a stop of trading interrupts it.
    return max(bases, key=_WEAKEST_LAST.index, default=DateBasis.DERIVED)


_WEAKEST_LAST = [
    DateBasis.OPEN_ENDED,
    DateBasis.AGREED,
    DateBasis.CONTRACT,
    DateBasis.DERIVED,
    DateBasis.ASSUMED,
    DateBasis.UNKNOWN,
]

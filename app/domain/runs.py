"""Runs of days computed from the tiles of a cell: gaps, overlaps and timelines."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from app.domain.cover import TWO_CONTRACTS, Tile
from app.domain.periods import END_OF_TIME, Period, shared_days
from app.domain.vocabulary import Certainty, CoverReason, CoverState, GapBasis, Risk, ServiceLevel


@dataclass(frozen=True, slots=True)
class Run:
    """An unbroken run of days, cut to a horizon; the flags say if it continues outside."""

    first_day: date
    last_day: date
    continues_before: bool
    continues_after: bool
    state: CoverState
    because: CoverReason | None
    certainty: Certainty | None
    risks: tuple[Risk, ...]
    contracts: tuple[str, ...]

    @property
    def basis(self) -> GapBasis | None:
        """The basis of the run if it is a gap; None if its state is unknown."""
        if self.state is CoverState.UNKNOWN:
            return None
        return GapBasis.RECORD_ENDED if self.state is CoverState.ENDED else GapBasis.SAID


def gaps(
    laid: Iterable[Tile], level: ServiceLevel, horizon: Period, *, with_unknown: bool = False
) -> list[Run]:
    """Return the runs of days with one state and reason below the level.

    An unknown state is no gap; with `with_unknown`, its runs are returned beside the gaps. Tiles
    that reach the level may be left out.
    """

    def key(tile: Tile) -> tuple[CoverState, CoverReason | None] | None:
        is_unknown = tile.state is CoverState.UNKNOWN
        is_chosen = with_unknown if is_unknown else not _meets(tile.state, level)
        return (tile.state, tile.because) if is_chosen else None

    return _runs(laid, horizon, key)


def overlaps(laid: Iterable[Tile], horizon: Period) -> list[Run]:
    """Return the runs of days on which awards of two or more contracts are live."""
    return _runs(laid, horizon, lambda tile: tile.live_contracts == TWO_CONTRACTS or None)


def timeline(laid: Iterable[Tile], horizon: Period) -> list[tuple[Tile, Run]]:
    """Return the tiles that meet a horizon, each with its run cut to the horizon."""
    return [(tile, _run([tile], horizon)) for tile in _inside(laid, horizon)]


def clip_tiles(laid: Iterable[Tile], days: Period) -> list[Tile]:
    """Return the tiles cut to some days, such as those on which an authority exists."""
    cut = ((tile, shared_days(tile.days, days)) for tile in laid)
    return [tile._replace(days=shared) for tile, shared in cut if shared]


def _meets(state: CoverState, level: ServiceLevel) -> bool:
    return state.level is not None and state.level.meets(level)


def _runs(laid: Iterable[Tile], horizon: Period, key: Callable[[Tile], object]) -> list[Run]:
    """Join neighbouring tiles of one key, unless it is None.

    They are joined before they are cut to the horizon, so that a run keeps its real ends.
    """
    found = []
    for of_run, group in groupby(laid, key=key):
        for members in _unbroken(group):
            inside = list(_inside(members, horizon))
            if of_run is not None and inside:
                found.append(_run(inside, horizon, around=members))
    return found


def _unbroken(laid: Iterable[Tile]) -> list[list[Tile]]:
    """Return tiles in groups between which days are left out."""
    found: list[list[Tile]] = []
    for tile in laid:
        if found and found[-1][-1].days.day_after == tile.days.first_day:
            found[-1].append(tile)
        else:
            found.append([tile])
    return found


def _inside(laid: Iterable[Tile], horizon: Period) -> Iterator[Tile]:
    return (
        tile
        for tile in laid
        if tile.days.first_day < horizon.day_after and horizon.first_day < tile.days.day_after
    )


def _run(inside: Sequence[Tile], horizon: Period, around: Sequence[Tile] = ()) -> Run:
    first, last = (around or inside)[0].days, (around or inside)[-1].days
    worst = min(inside, key=lambda tile: tile.state.rank)
    horizon_last = horizon.last_day or END_OF_TIME
    last_day = last.last_day or END_OF_TIME
    return Run(
        first_day=max(first.first_day, horizon.first_day),
        last_day=min(last_day, horizon_last),
        continues_before=first.first_day < horizon.first_day,
        continues_after=last_day > horizon_last,
        state=worst.state,
        because=worst.because,
        certainty=_lowest(tile.certainty for tile in inside),
        risks=tuple(risk for risk in Risk if any(risk in tile.risks for tile in inside)),
        contracts=tuple(sorted({contract for tile in inside for contract in tile.contracts})),
    )


def _lowest(certainties: Iterable[Certainty | None]) -> Certainty | None:
    """Return the lowest certainty; None if any state has none."""
    found = list(certainties)
    known = [certainty for certainty in found if certainty is not None]
    return min(known, key=lambda certainty: certainty.rank) if len(known) == len(found) else None

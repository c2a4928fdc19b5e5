"""Runs of days computed from the tiles of a cell: gaps, overlaps and timelines."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from app.domain.cover import Tile
from app.domain.periods import END_OF_TIME, Period
from app.domain.timelines import Timeline
from app.domain.vocabulary import Certainty, CoverState, ServiceLevel

TWO_CONTRACTS = 2


@dataclass(frozen=True, slots=True)
class Run:
    """An unbroken run of days, cut to a horizon; the flags say if it continues outside."""

    first_day: date
    last_day: date
    continues_before: bool
    continues_after: bool
    state: CoverState
    certainty: Certainty
    contracts: tuple[str, ...]


def gaps(laid: Iterable[Tile], level: ServiceLevel, horizon: Period) -> list[Run]:
    """Return the runs of days with a state below the level; an unknown state is no gap."""
    return _runs(laid, horizon, lambda tile: _is_below(tile.state, level))


def overlaps(laid: Iterable[Tile], horizon: Period) -> list[Run]:
    """Return the runs of days on which awards of two or more contracts are live."""
    return _runs(laid, horizon, lambda tile: len(tile.contracts) >= TWO_CONTRACTS)


def timeline(laid: Iterable[Tile], horizon: Period) -> list[tuple[Tile, Run]]:
    """Return the tiles that meet a horizon, each with its run cut to the horizon."""
    return [(tile, _run([tile], horizon)) for tile in _inside(laid, horizon)]


def clip_tiles(laid: Iterable[Tile], days: Period) -> list[Tile]:
    """Return the tiles cut to some days, such as those on which an authority exists."""
    cut = ((tile, shared_days(tile.days, days)) for tile in laid)
    return [replace(tile, days=shared) for tile, shared in cut if shared]


def shared_days(left: Period, right: Period) -> Period | None:
    """Return the days that two periods share, or None."""
    shared = Timeline.of(left) & Timeline.of(right)
    return next(shared.periods(), None)


def _is_below(state: CoverState, level: ServiceLevel) -> bool:
    if state is CoverState.UNKNOWN:
        return False
    return state.level is None or not state.level.meets(level)


def _runs(laid: Iterable[Tile], horizon: Period, chosen: Callable[[Tile], bool]) -> list[Run]:
    """Join neighbouring chosen tiles before cutting, so that a run keeps its real ends."""
    found = []
    for is_chosen, group in groupby(laid, key=chosen):
        members = list(group)
        inside = list(_inside(members, horizon))
        if is_chosen and inside:
            found.append(_run(inside, horizon, around=members))
    return found


def _inside(laid: Iterable[Tile], horizon: Period) -> Iterator[Tile]:
    return (
        tile
        for tile in laid
        if tile.days.first_day < horizon.day_after and horizon.first_day < tile.days.day_after
    )


def _run(inside: Sequence[Tile], horizon: Period, around: Sequence[Tile] = ()) -> Run:
    first, last = (around or inside)[0].days, (around or inside)[-1].days
    horizon_last = horizon.last_day or END_OF_TIME
    last_day = last.last_day or END_OF_TIME
    return Run(
        first_day=max(first.first_day, horizon.first_day),
        last_day=min(last_day, horizon_last),
        continues_before=first.first_day < horizon.first_day,
        continues_after=last_day > horizon_last,
        state=min((tile.state for tile in inside), key=lambda state: state.rank),
        certainty=(
            Certainty.ASSUMED
            if any(tile.certainty is Certainty.ASSUMED for tile in inside)
            else Certainty.CONFIRMED
        ),
        contracts=tuple(sorted({contract for tile in inside for contract in tile.contracts})),
    )

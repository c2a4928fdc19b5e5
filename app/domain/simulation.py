"""Simulation of providers that stop trading, with the rules that compute recorded cover."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.cover import Tile, tiles
from app.domain.dependence import CellKey
from app.domain.evidence import Evidence, Holding, held_or_fading
from app.domain.live_changes import CellChange, with_day_after
from app.domain.periods import Period, shared_days
from app.domain.runs import clip_tiles
from app.domain.timelines import Timeline
from app.domain.trading import ProviderEvent, trading_days
from app.domain.trees import Tree
from app.domain.vocabulary import DateBasis, ProviderEventKind


@dataclass(frozen=True, slots=True)
class StateChange:
    """A run of days on which the state or the holders of a cell would be different."""

    days: Period
    before: Tile
    after: Tile

    @property
    def is_lost(self) -> bool:
        """True if the state gets worse; otherwise other providers maintain it."""
        return self.after.state.rank < self.before.state.rank


def trading_days_after_stop(
    events: Mapping[str, Iterable[ProviderEvent]], stopped: Iterable[str], last_day: date
) -> dict[str, Timeline]:
    """Return the trading days of providers, as if each ceased trading on the day."""
    stop = ProviderEvent(ProviderEventKind.CEASED_TRADING, last_day)
    return {provider: trading_days([*events.get(provider, ()), stop]) for provider in stopped}


def with_trading_days(
    evidence: Mapping[CellKey, Evidence], scopes: Tree, trading: Mapping[str, Timeline]
) -> dict[CellKey, Evidence]:
    """Return the evidence of cells, as if the providers traded only on these days.

    The evidence holds whole branches, as the leaves of a branch depend on each other.
    """
    holdings = {
        cell: [
            _cut(holding, trading.get(holding.provider or "", Timeline.always()))
            for holding in known.holdings
        ]
        for cell, known in evidence.items()
    }
    return {
        (authority, leaf): replace(
            known,
            holdings=holdings[authority, leaf],
            siblings_held=held_or_fading(
                holding
                for other in scopes.siblings(leaf)
                for holding in holdings.get((authority, other), ())
            ),
        )
        for (authority, leaf), known in evidence.items()
    }


def state_changes(before: Evidence, after: Evidence, horizon: Period) -> list[StateChange]:
    """Return the runs of days in a horizon on which two histories of a cell differ."""
    now, then = clip_tiles(tiles(before), horizon), clip_tiles(tiles(after), horizon)
    found: list[StateChange] = []
    for old in now:
        for new in then:
            days = shared_days(old.days, new.days)
            if days is None or (old.state, old.held_by) == (new.state, new.held_by):
                continue
            found.append(StateChange(days, old, new))
    return _joined(found)


def changes_by_evidence(
    before: Evidence, after: Evidence, contracts: Mapping[str, str], horizon: Period
) -> list[CellChange]:
    """Return the changes of a cell in a horizon, from all evidence with and without the failure.

    `contracts` are those of the awards.
    """
    return [
        _to_cell_change(change, days, contracts, horizon)
        for change in state_changes(before, after, with_day_after(horizon))
        if (days := shared_days(change.days, horizon)) is not None
    ]


def _to_cell_change(
    change: StateChange, days: Period, contracts: Mapping[str, str], horizon: Period
) -> CellChange:
    kept = {contracts[award] for award in change.after.held_by}
    lost = {contracts[award] for award in change.before.held_by} - kept
    return CellChange(
        days=days,
        continues=horizon.day_after in change.days,
        before=change.before.state,
        after=change.after.state,
        because=change.after.because,
        lost=sorted(lost),
        kept=sorted(kept),
    )


def _cut(holding: Holding, trading: Timeline) -> Holding:
    held = holding.days
    live, fading = held.live & trading, held.fading & trading
    return replace(
        holding,
        days=replace(
            held,
            live=live,
            fading=fading,
            disputed=held.disputed & trading,
            sure=held.sure & trading,
            stopped=held.stopped | ((held.live | held.fading) - trading),
            ending=_ending(held.ending, live, fading, trading),
        ),
    )


def _ending(before: DateBasis, live: Timeline, fading: Timeline, trading: Timeline) -> DateBasis:
    """Return the basis of the last live day, by the rule of app.domain.awards."""
    if not live:
        return DateBasis.UNKNOWN
    if live.last_day is None:
        return before
    day_after = Period(live.last_day, live.last_day).day_after
    if day_after in fading:
        return DateBasis.UNKNOWN
    return before if day_after in trading else DateBasis.DERIVED


def _joined(found: Sequence[StateChange]) -> list[StateChange]:
    """Join changes of adjacent days that have the same states and the same holders."""
    joined: list[StateChange] = []
    for change in found:
        last = joined[-1] if joined else None
        if last and last.days.day_after == change.days.first_day and _alike(last, change):
            joined[-1] = replace(last, days=Period(last.days.first_day, change.days.last_day))
        else:
            joined.append(change)
    return joined


def _alike(left: StateChange, right: StateChange) -> bool:
    return all(
        (a.state, a.held_by) == (b.state, b.held_by)
        for a, b in ((left.before, right.before), (left.after, right.after))
    )

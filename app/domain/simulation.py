"""What would be lost if providers stopped: the same functions over one more fact each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.awards import HeldDays
from app.domain.cover import Tile, tiles
from app.domain.evidence import Evidence, Holding
from app.domain.periods import END_OF_TIME, Period
from app.domain.runs import timeline
from app.domain.timelines import Timeline
from app.domain.trading import ProviderEvent, trading_days
from app.domain.vocabulary import DateBasis, ProviderEventKind


@dataclass(frozen=True, slots=True)
class StateChange:
    """A run of days of a cell whose state would be another, or whose providers would be fewer."""

    days: Period
    before: Tile
    after: Tile

    @property
    def is_lost(self) -> bool:
        """Whether the service gets worse; otherwise others keep it up."""
        return self.after.state.rank < self.before.state.rank


def trading_days_after_stop(
    events: Mapping[str, Iterable[ProviderEvent]], stopped: Iterable[str], last_day: date
) -> dict[str, Timeline]:
    """The trading days of providers as if each had ceased trading on the day."""
    stop = ProviderEvent(ProviderEventKind.CEASED_TRADING, last_day)
    return {provider: trading_days([*events.get(provider, ()), stop]) for provider in stopped}


def with_trading_days(evidence: Evidence, trading: Mapping[str, Timeline]) -> Evidence:
    """The evidence of a cell as it would be if the providers traded only on these days."""
    return replace(
        evidence,
        holdings=[
            _cut(holding, trading.get(holding.provider or "", Timeline.always()))
            for holding in evidence.holdings
        ],
    )


def state_changes(before: Evidence, after: Evidence, horizon: Period) -> list[StateChange]:
    """Where in the horizon the two histories of a cell differ, run by run."""
    now = [tile for tile, _ in timeline(tiles(before), horizon)]
    then = [tile for tile, _ in timeline(tiles(after), horizon)]
    found: list[StateChange] = []
    for old in now:
        for new in then:
            days = _shared(old.days, new.days, horizon)
            if days is None or (old.state, old.held_by) == (new.state, new.held_by):
                continue
            found.append(StateChange(days, old, new))
    return _joined(found)


def _cut(holding: Holding, trading: Timeline) -> Holding:
    held = holding.days
    live, fading = held.live & trading, held.fading & trading
    return replace(
        holding,
        days=HeldDays(
            live=live,
            fading=fading,
            sure_live=held.sure_live & trading,
            sure_fading=held.sure_fading & trading,
            ending=_ending(held.ending, live, fading, trading),
        ),
    )


def _ending(before: DateBasis, live: Timeline, fading: Timeline, trading: Timeline) -> DateBasis:
    """What the last live day rests on now, by the same rule as app.domain.awards."""
    if not live:
        return DateBasis.UNKNOWN
    if live.last_day is None:
        return before
    day_after = Period(live.last_day, live.last_day).day_after
    if day_after in fading:
        return DateBasis.UNKNOWN
    return before if day_after in trading else DateBasis.DERIVED


def _shared(one: Period, other: Period, horizon: Period) -> Period | None:
    first = max(one.first_day, other.first_day, horizon.first_day)
    after = min(one.day_after, other.day_after, horizon.day_after)
    if first >= after:
        return None
    shared = Timeline(((first, after),))
    return Period(first, None if after == END_OF_TIME else shared.last_day)


def _joined(found: Sequence[StateChange]) -> list[StateChange]:
    """Join neighbours that go from the same state to the same state with the same holders."""
    joined: list[StateChange] = []
    for change in found:
        last = joined[-1] if joined else None
        if last and last.days.day_after == change.days.first_day and _alike(last, change):
            joined[-1] = replace(last, days=Period(last.days.first_day, change.days.last_day))
        else:
            joined.append(change)
    return joined


def _alike(one: StateChange, other: StateChange) -> bool:
    return all(
        (a.state, a.held_by) == (b.state, b.held_by)
        for a, b in ((one.before, other.before), (one.after, other.after))
    )

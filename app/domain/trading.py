"""Trading days and insolvent days of a provider, which are independent of each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.timelines import Timeline
from app.domain.vocabulary import ProviderEventKind, ProviderStatus

STOPS = {ProviderEventKind.CEASED_TRADING, ProviderEventKind.DISSOLVED}
INSOLVENCIES = {
    ProviderEventKind.WINDING_UP_ORDER,
    ProviderEventKind.ADMINISTRATION,
    ProviderEventKind.SPECIAL_MANAGER_APPOINTED,
}
_RECOVERIES = {ProviderEventKind.RESUMED_TRADING, ProviderEventKind.INSOLVENCY_ENDED}


@dataclass(frozen=True, slots=True)
class ProviderEvent:
    """An event of a provider on a day."""

    kind: ProviderEventKind
    day: date


def trading_days(events: Iterable[ProviderEvent]) -> Timeline:
    """Return the days on which a provider trades: all but those after a stop until a resumption.

    The day of a stop is the last day of service. A stop and a resumption on one day cancel out.
    """
    days = Timeline.always()
    for event in _in_order(events):
        if event.kind in STOPS:
            days -= Timeline.after(event.day)
        elif event.kind is ProviderEventKind.RESUMED_TRADING:
            days |= Timeline.since(event.day)
    return days


def insolvent_days(events: Iterable[ProviderEvent]) -> Timeline:
    """Return the days from each insolvency to its end; the day of the end is solvent."""
    days = Timeline.empty()
    for event in _in_order(events):
        if event.kind in INSOLVENCIES:
            days |= Timeline.since(event.day)
        elif event.kind is ProviderEventKind.INSOLVENCY_ENDED:
            days -= Timeline.since(event.day)
    return days


def distressed_days(events: Iterable[ProviderEvent]) -> Timeline:
    """Return the days from each signal of distress until trading resumes or insolvency ends."""
    days = Timeline.empty()
    for event in _in_order(events):
        if event.kind is ProviderEventKind.DISTRESS_SIGNAL:
            days |= Timeline.since(event.day)
        elif event.kind in _RECOVERIES:
            days -= Timeline.since(event.day)
    return days


def status_on(events: Iterable[ProviderEvent], day: date) -> ProviderStatus:
    """Return the trading status of a provider on a day."""
    known = list(events)
    if day not in trading_days(known):
        return ProviderStatus.CEASED
    if day in insolvent_days(known):
        return ProviderStatus.TRADING_IN_INSOLVENCY
    return ProviderStatus.NOT_KNOWN_TO_HAVE_STOPPED


def _in_order(events: Iterable[ProviderEvent]) -> list[ProviderEvent]:
    """Sort by day; on the same day, stops and insolvencies come before their ends."""
    return sorted(events, key=lambda event: (event.day, event.kind in _RECOVERIES))

from datetime import date

import pytest

from app.domain.periods import Period
from app.domain.timelines import Timeline
from app.domain.trading import (
    ProviderEvent,
    distressed_days,
    insolvent_days,
    status_on,
    trading_days,
)
from app.domain.vocabulary import ProviderEventKind, ProviderStatus

WOUND_UP = ProviderEvent(ProviderEventKind.WINDING_UP_ORDER, date(2025, 8, 1))
TRADED_ON = ProviderEvent(ProviderEventKind.TRADING_ON, date(2025, 8, 27))
CEASED = ProviderEvent(ProviderEventKind.CEASED_TRADING, date(2025, 9, 15))
RESUMED = ProviderEvent(ProviderEventKind.RESUMED_TRADING, date(2025, 10, 1))
RESCUED = ProviderEvent(ProviderEventKind.INSOLVENCY_ENDED, date(2025, 10, 1))
COLLAPSE = [WOUND_UP, TRADED_ON, CEASED]


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2025, 7, 31), ProviderStatus.NOT_KNOWN_TO_HAVE_STOPPED),
        (date(2025, 8, 1), ProviderStatus.TRADING_IN_INSOLVENCY),
        (date(2025, 8, 27), ProviderStatus.TRADING_IN_INSOLVENCY),
        (date(2025, 9, 15), ProviderStatus.TRADING_IN_INSOLVENCY),
        (date(2025, 9, 16), ProviderStatus.CEASED),
        (date(2026, 9, 16), ProviderStatus.CEASED),
    ],
)
def test_wound_up_provider_trades_until_it_stops(day: date, status: ProviderStatus) -> None:
    assert status_on(COLLAPSE, day) is status


def test_the_day_of_a_stop_is_the_last_day_of_service() -> None:
    assert trading_days(COLLAPSE) == Timeline.until(date(2025, 9, 15))


def test_insolvency_does_not_end_trading() -> None:
    assert trading_days([WOUND_UP, TRADED_ON]) == Timeline.always()


def test_trading_that_is_resumed_leaves_out_the_days_between() -> None:
    days = trading_days([*COLLAPSE, RESUMED])

    assert date(2025, 9, 30) not in days
    assert date(2025, 10, 1) in days
    assert ~days == Timeline.after(date(2025, 9, 15)) & Timeline.until(date(2025, 9, 30))


def test_a_provider_may_stop_again() -> None:
    dissolved = ProviderEvent(ProviderEventKind.DISSOLVED, date(2025, 12, 31))

    days = trading_days([dissolved, RESUMED, CEASED])

    assert days.last_day == date(2025, 12, 31)
    assert date(2025, 9, 16) not in days


@pytest.mark.parametrize("kind", [ProviderEventKind.CEASED_TRADING, ProviderEventKind.DISSOLVED])
def test_a_stop_and_a_resumption_on_one_day_cancel_out(kind: ProviderEventKind) -> None:
    stop = ProviderEvent(kind, RESUMED.day)

    assert trading_days([RESUMED, stop]) == trading_days([stop, RESUMED]) == Timeline.always()


@pytest.mark.parametrize(
    "kind",
    [
        ProviderEventKind.WINDING_UP_ORDER,
        ProviderEventKind.ADMINISTRATION,
        ProviderEventKind.SPECIAL_MANAGER_APPOINTED,
    ],
)
def test_an_insolvency_lasts_until_the_day_it_ended(kind: ProviderEventKind) -> None:
    days = insolvent_days([RESCUED, ProviderEvent(kind, date(2025, 8, 1))])

    assert days == Timeline.since(date(2025, 8, 1)) & Timeline.until(date(2025, 9, 30))


@pytest.mark.parametrize(
    "kind",
    [
        ProviderEventKind.DISTRESS_SIGNAL,
        ProviderEventKind.WINDING_UP_PETITION,
        ProviderEventKind.TRADING_ON,
        ProviderEventKind.SOLD,
    ],
)
def test_a_petition_or_a_signal_is_not_an_insolvency_nor_a_stop(kind: ProviderEventKind) -> None:
    event = ProviderEvent(kind, date(2025, 7, 1))

    assert status_on([event], date(2025, 7, 2)) is ProviderStatus.NOT_KNOWN_TO_HAVE_STOPPED


def test_a_provider_that_ceased_is_ceased_even_when_its_insolvency_ended() -> None:
    assert status_on([*COLLAPSE, RESCUED], date(2025, 10, 2)) is ProviderStatus.CEASED


def test_order_of_recording_events_does_not_matter() -> None:
    told = [*COLLAPSE, RESUMED, RESCUED]

    assert trading_days(told[::-1]) == trading_days(told)
    assert insolvent_days(told[::-1]) == insolvent_days(told)


def test_a_stop_at_the_end_of_time_changes_nothing() -> None:
    never = ProviderEvent(ProviderEventKind.CEASED_TRADING, date.max)

    assert trading_days([never]) == Timeline.always()


@pytest.mark.parametrize(
    "recovery", [ProviderEventKind.RESUMED_TRADING, ProviderEventKind.INSOLVENCY_ENDED]
)
def test_distress_lasts_from_its_signal_to_the_day_of_recovery(recovery: ProviderEventKind) -> None:
    signal = ProviderEvent(ProviderEventKind.DISTRESS_SIGNAL, date(2025, 7, 1))

    days = distressed_days([ProviderEvent(recovery, date(2025, 9, 1)), signal])

    assert days == Timeline.of(Period(date(2025, 7, 1), date(2025, 8, 31)))
    assert distressed_days([signal]) == Timeline.since(date(2025, 7, 1))

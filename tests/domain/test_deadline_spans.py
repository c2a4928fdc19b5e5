"""Spans of deadlines: on each day they say the same as the deadlines computed for that day."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as some

from app.domain.clocks import ClockTrigger
from app.domain.contract_values import UNKNOWN_VALUE, ValueRange
from app.domain.duties import DutyContext, duty_spans, notice_duties
from app.domain.key_dates import ContractDates, LeadTime, Option, key_date_spans, key_dates
from app.domain.notice_rules import (
    ContractChange,
    PublishedNotice,
    RegulatedContract,
    TriggerDay,
)
from app.domain.periods import ONE_DAY, Period
from app.domain.terms import Edge
from app.domain.timelines import Timeline
from app.domain.vocabulary import (
    ChangeGround,
    ContractKind,
    DateBasis,
    Ground,
    NoticeType,
    Purpose,
    RecordState,
    Regime,
    Route,
    SpecialRegime,
)
from tests.domain.duties import CALENDARS, RULES

FIRST, LAST = date(2023, 1, 1), date(2027, 12, 31)
RULE_DAYS = {rule.applies_from for rule in RULES}
LEADS = (LeadTime("competition", 18, Purpose.LASTING), LeadTime("bridged", None, Purpose.BRIDGING))
days = some.dates(FIRST, LAST)
attested = some.sampled_from([Timeline.empty(), Timeline.always()])
triggers = some.builds(
    TriggerDay,
    days,
    some.booleans(),
    some.sampled_from([None, None, "disputed"]),
    some.none() | some.builds(ContractChange, some.none() | some.sampled_from(ChangeGround)),
)
contracts = some.builds(
    RegulatedContract,
    some.sampled_from([*Regime, Regime.PA_2023, Regime.PA_2023]),
    some.sampled_from(SpecialRegime),
    some.sampled_from(ContractKind),
    some.none() | some.sampled_from(Ground),
    some.none() | some.sampled_from(Route),
    some.sampled_from([UNKNOWN_VALUE, ValueRange(Decimal(9_000_000), Decimal(9_000_000))]),
    some.dictionaries(
        some.sampled_from(ClockTrigger), some.lists(triggers, max_size=2), max_size=6
    ),
    some.sampled_from([False, False, False, True]),
    some.booleans(),
)
types = some.sampled_from(NoticeType)
notices = some.lists(some.tuples(types, some.none() | days, some.booleans()), max_size=5)
edges = some.builds(Edge, days, some.sampled_from([DateBasis.AGREED, DateBasis.ASSUMED])) | (
    some.sampled_from([Edge(None, DateBasis.UNKNOWN), Edge(None, DateBasis.OPEN_ENDED)])
)
dated = some.builds(
    ContractDates,
    edges,
    some.lists(some.builds(Option, some.none() | days, some.just("a year more")), max_size=2),
    some.none() | days,
    some.none() | days,
    some.booleans(),
    days.map(Timeline.until) | some.just(Timeline.always()),
    edges,
    some.none() | days,
    some.none() | some.integers(1, 24),
    some.sampled_from(ContractKind),
    some.sampled_from(Purpose),
    some.sampled_from(RecordState),
)


def around(turning: Iterable[date]) -> set[date]:
    """Days on which an answer may turn, the days beside them, and days far from all."""
    near = {day + timedelta(n) for day in turning for n in (-1, 0, 1)}
    return near | {date(1999, 1, 1), date(2099, 1, 1)}


def turns(spans: Iterable[Period]) -> set[date]:
    first = {span.first_day for span in spans} - {date.min}
    return around(first | RULE_DAYS)


def holding(spans: Iterable[tuple[object, Period]], on: date) -> list[str]:
    return sorted(repr(item) for item, period in spans if on in period)


@settings(max_examples=150, deadline=None)
@given(contracts, notices, attested, some.lists(days, max_size=6))
def test_duty_spans_give_the_duties_of_every_day(
    contract: RegulatedContract,
    published: list[tuple[NoticeType, date | None, bool]],
    complete: Timeline,
    others: list[date],
) -> None:
    given_ = [
        PublishedNotice(type_, on, f"fact-{n}", with_copy)
        for n, (type_, on, with_copy) in enumerate(published)
    ]
    context = DutyContext(contract, given_, date.min, CALENDARS, complete)
    spans = [(span.duty, span.days) for span in duty_spans(RULES, context)]

    for on in turns(period for _, period in spans) | {*others}:
        expected = notice_duties(RULES, DutyContext(contract, given_, on, CALENDARS, complete))
        assert holding(spans, on) == sorted(map(repr, expected)), on


@settings(max_examples=300, deadline=None)
@given(dated, some.lists(days, max_size=6))
def test_key_date_spans_give_the_key_dates_of_every_day(
    contract: ContractDates, others: list[date]
) -> None:
    spans = [(span.key_date, span.days) for span in key_date_spans(contract, LEADS)]

    for on in turns(period for _, period in spans) | {*others}:
        assert holding(spans, on) == sorted(map(repr, key_dates(contract, LEADS, (), on))), on


def test_spans_of_a_rule_follow_each_other_without_a_gap() -> None:
    context = DutyContext(
        RegulatedContract(Regime.UNKNOWN, SpecialRegime.UNKNOWN, ContractKind.UNKNOWN),
        (), date.min, CALENDARS,
    )  # fmt: skip
    spans = [span.days for span in duty_spans(RULES[:1], context)]

    for before, after in pairwise(spans):
        assert before.last_day is not None
        assert before.last_day + ONE_DAY == after.first_day
    assert (spans[0].first_day, spans[-1].last_day) == (date.min, None)

"""Lists of monthly counts with their ratings, and the comparison of providers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from app.cases.core.derived import DerivedFilter, Word
from app.cases.core.listing import Codes, Listing
from app.cases.core.queries import case_id, is_one_of, is_part_of
from app.cases.core.rows import RowContext, from_row, record_id
from app.cases.performance.models import KpiFact, KpiObservationFact
from app.cases.performance.responses import KpiObservationOut, PerformanceOut
from app.cases.performance.schemas import PerformanceQuery
from app.domain.ratings import KpiCount, Measure, format_value, is_breach, kpi_value, rate
from app.domain.timelines import Timeline
from app.domain.vocabulary import Rating, Visibility
from app.ledger.as_of import AsOf, names_on, visible_as_of
from app.platform.db.columns import table
from app.platform.http.pagination import Cursor, Page, paginate
from app.registry.contracts.models import ContractTerm
from app.registry.contracts.queries import IS_TERM, contracts_with

_KPI, _OBSERVATION, _TERM = table(KpiFact), table(KpiObservationFact), table(ContractTerm)


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator with the provider of its contract on a day."""

    standard: str
    contract: str
    provider: str | None
    target: str | None
    measure: Measure


def _indicators(
    session: Session, observations: Sequence[Any], as_of: AsOf, on: date
) -> Mapping[str, Indicator]:
    """Read the indicators of observations by their ids, in one statement."""
    condition = is_one_of(_KPI, sorted({row.case for row in observations}))
    rows = session.execute(
        select(_KPI, _TERM.c.provider)
        .outerjoin(_TERM, and_(_TERM.c.contract == _KPI.c.contract, IS_TERM))
        .where(visible_as_of(_KPI), condition),
        as_of.parameters(on=on),
    )
    return {
        record_id(row): Indicator(
            row.standard, row.contract, row.provider, row.target, measure_of(row)
        )
        for row in rows
    }


def measure_of(kpi: Any) -> Measure:
    """Build the measure of an indicator from its columns."""
    target, approaching, improvement = (
        None if bound is None else Decimal(bound)
        for bound in (kpi.target, kpi.approaching, kpi.improvement)
    )
    return Measure(kpi.unit, kpi.direction, target, approaching, improvement)


def _observation_out(ctx: RowContext, row: Any) -> KpiObservationOut:
    kpi: Indicator = ctx.related[row.case]
    value = kpi_value(kpi.measure.unit, KpiCount(row.numerator, row.denominator))
    return from_row(
        KpiObservationOut,
        row,
        ctx,
        kpi=row.case,
        standard=kpi.standard,
        contract=kpi.contract,
        provider=kpi.provider,
        value=format_value(kpi.measure.unit, value),
        target=kpi.target,
        rating=rate(kpi.measure, value),
        breach=is_breach(kpi.measure, value),
    )


def _observation_filters(query: Any, codes: Codes) -> Iterator[ColumnElement[bool]]:
    """Build the conditions on the indicator of an observation: it has to be visible, too."""
    if (kpi := getattr(query, "kpi", None)) is not None:
        yield _OBSERVATION.c.case == kpi
    standard = getattr(query, "standard", None)
    conditions = [] if standard is None else [_KPI.c.standard == standard]
    if codes.get("contract"):
        conditions.append(_KPI.c.contract.in_(codes["contract"]))
    if conditions:
        named = select(case_id(_KPI)).where(visible_as_of(_KPI), *conditions)
        yield _OBSERVATION.c.case.in_(named)
    else:
        yield is_part_of(_KPI, _OBSERVATION.c.case)


def _is_of_providers(providers: Sequence[str]) -> ColumnElement[bool]:
    """Build the condition that the indicator of an observation is of a contract of theirs."""
    of_theirs = _KPI.c.contract.in_(contracts_with(providers))
    return _OBSERVATION.c.case.in_(select(case_id(_KPI)).where(visible_as_of(_KPI), of_theirs))


_BREACH = {True: (Word("breach"),), False: (Word("no breach"),)}
_RATINGS = {rating: (Word(f"rating {rating}"),) for rating in Rating}


def _rated_days(ctx: RowContext, row: Any) -> Iterator[tuple[Word, Timeline]]:
    """Yield the rating of a count, which does not depend on the day."""
    measure = measure_of(ctx.related[row.case])
    value = kpi_value(measure.unit, KpiCount(row.numerator, row.denominator))
    for word in (*_BREACH[is_breach(measure, value)], *_RATINGS[rate(measure, value)]):
        yield word, Timeline.always()


OBSERVATIONS = Listing(
    KpiObservationFact,
    KpiObservationOut,
    _observation_out,
    day="month",
    begins="month",
    of_providers=_is_of_providers,
    derived_filters={
        "breach": DerivedFilter(attrgetter("breach"), _BREACH),
        "rating": DerivedFilter(attrgetter("rating"), _RATINGS),
    },
    days=_rated_days,
    parent=KpiFact,
    sql_filters=_observation_filters,
    known={"kpi": "kpi", "standard": "kpi"},
    related=_indicators,
)


def list_performance(
    session: Session, query: PerformanceQuery, as_of: AsOf
) -> Page[PerformanceOut]:
    """List the sums of monthly counts, by standard, provider, authority, contract and indicator."""
    on = as_of.day(query.on)
    kpis: dict[str, Indicator] = {}

    def read_indicators(*of: Any) -> Mapping[str, Indicator]:
        kpis.update(_indicators(*of))
        return kpis

    observations = replace(OBSERVATIONS, related=read_indicators)
    found = _one_per_month(observations.all(session, query, as_of, on))
    providers = {item.provider for item in found if item.provider is not None}
    names = names_on(session, {"provider": providers}, as_of, on)
    compared = [
        _performance_out(list(months), kpis, names)
        for _, months in groupby(sorted(found, key=_series), key=_series)
    ]
    if cursor := Cursor.read(query, str, str, str, str, str):
        compared = [item for item in compared if _series(item) > cursor.keys]
    return paginate(compared[: query.limit + 1], query, as_of, _series)


def _one_per_month(found: Sequence[KpiObservationOut]) -> list[KpiObservationOut]:
    """Keep one count of each month: the owner's own, where the caller sees that and another."""
    own_last = sorted(found, key=lambda item: item.visibility is Visibility.OWNER)
    return list({(item.kpi, item.authority, item.month): item for item in own_last}.values())


def _series(item: KpiObservationOut | PerformanceOut) -> tuple[str, ...]:
    return (item.standard, item.provider or "", item.authority, item.contract, item.kpi)


def _performance_out(
    months: Sequence[KpiObservationOut],
    kpis: Mapping[str, Indicator],
    names: Mapping[tuple[str, str], str],
) -> PerformanceOut:
    first = months[0]
    count = KpiCount(first.numerator, first.denominator)
    for month in months[1:]:
        count += KpiCount(month.numerator, month.denominator)
    measure = kpis[first.kpi].measure
    value = kpi_value(measure.unit, count)
    return PerformanceOut(
        standard=first.standard,
        provider=first.provider,
        provider_name=names.get(("provider", first.provider or "")),
        authority=first.authority,
        authority_name=first.authority_name,
        contract=first.contract,
        kpi=first.kpi,
        first_month=min(item.month for item in months),
        last_month=max(item.month for item in months),
        months=len(months),
        numerator=count.numerator,
        denominator=count.denominator,
        value=format_value(measure.unit, value),
        target=first.target,
        rating=rate(measure, value),
        breaches=sum(item.breach for item in months),
    )

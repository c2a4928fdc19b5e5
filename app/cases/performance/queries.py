"""Reading performance."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from app.cases.core.facts import case_in
from app.cases.core.listing import Codes, Listing, Shelf, case_of
from app.cases.performance.models import KpiFact, KpiObservationFact
from app.cases.performance.responses import KpiObservationOut, KpiOut, PerformanceOut
from app.cases.performance.schemas import KpiObservationQuery, KpiQuery, PerformanceQuery
from app.domain.ratings import KpiCount, Measure, format_value, is_breach, kpi_value, rate
from app.domain.vocabulary import Visibility
from app.ledger.as_of import AsOf, names_on, visible_as_of
from app.platform.db.columns import table
from app.platform.http.pagination import Cursor, Page, paginate
from app.registry.contracts.models import ContractTerm
from app.registry.contracts.queries import IS_TERM

_KPI, _OBSERVATION, _TERM = table(KpiFact), table(KpiObservationFact), table(ContractTerm)

KPIS = Listing(_KPI, lambda shelf, row: KpiOut(**shelf.fields(row, KpiOut)))


def list_kpis(session: Session, query: KpiQuery, as_of: AsOf) -> Page[KpiOut]:
    """What is to be measured, in the order in which it was stated."""
    return KPIS.page(session, query, as_of)


@dataclass(frozen=True, slots=True)
class Indicator:
    """What was agreed about an indicator, and who is measured by it on a day."""

    standard: str
    contract: str
    provider: str | None
    target: str | None
    measure: Measure


def indicators(session: Session, as_of: AsOf, on: date) -> Mapping[str, Indicator]:
    """Every indicator by its id; one statement."""
    rows = session.execute(
        select(_KPI, _TERM.c.provider)
        .outerjoin(_TERM, and_(_TERM.c.contract == _KPI.c.contract, IS_TERM))
        .where(visible_as_of(_KPI)),
        as_of.parameters(on=on),
    )
    return {
        case_of(row): Indicator(
            row.standard, row.contract, row.provider, row.target, measure_of(row)
        )
        for row in rows
    }


def measure_of(kpi: Any) -> Measure:
    """What was agreed about an indicator, as the domain knows it."""
    target, approaching, improvement = (
        None if bound is None else Decimal(bound)
        for bound in (kpi.target, kpi.approaching, kpi.improvement)
    )
    return Measure(kpi.unit, kpi.direction, target, approaching, improvement)


def _observation(shelf: Shelf, row: Any) -> KpiObservationOut:
    kpi: Indicator = shelf.context[row.case]
    value = kpi_value(kpi.measure.unit, KpiCount(row.numerator, row.denominator))
    return KpiObservationOut(
        **shelf.fields(
            row,
            KpiObservationOut,
            kpi=row.case,
            standard=kpi.standard,
            contract=kpi.contract,
            provider=kpi.provider,
            value=format_value(kpi.measure.unit, value),
            target=kpi.target,
            rating=rate(kpi.measure, value),
            breach=is_breach(kpi.measure, value),
        )
    )


def _narrow(query: Any, codes: Codes) -> Iterator[ColumnElement[bool]]:
    """Observations are shown with their indicators, and also asked for by what those say."""
    if (kpi := getattr(query, "kpi", None)) is not None:
        yield _OBSERVATION.c.case == kpi
    standard = getattr(query, "standard", None)
    asked = [] if standard is None else [_KPI.c.standard == standard]
    if codes.get("contract"):
        asked.append(_KPI.c.contract.in_(codes["contract"]))
    if codes.get("provider"):
        held = select(_TERM.c.contract).where(IS_TERM, _TERM.c.provider.in_(codes["provider"]))
        asked.append(_KPI.c.contract.in_(held))
    yield _OBSERVATION.c.case.in_(select(case_in(_KPI)).where(visible_as_of(_KPI), *asked))


OBSERVATIONS = Listing(
    _OBSERVATION,
    _observation,
    day="month",
    begins="month",
    narrow=_narrow,
    context=indicators,
)


def list_observations(
    session: Session, query: KpiObservationQuery, as_of: AsOf
) -> Page[KpiObservationOut]:
    """What was counted, in the order in which it was stated."""

    def asks(one: KpiObservationOut) -> bool:
        is_rated = not query.rating or one.rating in query.rating
        return query.breach in {None, one.breach} and is_rated

    is_asked = query.breach is not None or bool(query.rating)
    return OBSERVATIONS.page(session, query, as_of, asks if is_asked else None)


def list_performance(
    session: Session, query: PerformanceQuery, as_of: AsOf
) -> Page[PerformanceOut]:
    """The same provider side by side for all whom it serves, by standard."""
    on = as_of.day(query.on)
    kpis = indicators(session, as_of, on)
    observations = replace(OBSERVATIONS, context=lambda *_: kpis)
    found = _one_a_month(observations.all(session, query, as_of, on))
    providers = {one.provider for one in found if one.provider is not None}
    names = names_on(session, {"provider": providers}, as_of, on)
    compared = [
        _performance(list(some), kpis, names)
        for _, some in groupby(sorted(found, key=_series), key=_series)
    ]
    if cursor := Cursor.read(query, str, str, str, str, str):
        compared = [one for one in compared if _series(one) > cursor.keys]
    return paginate(compared[: query.limit + 1], query, as_of, _series)


def _one_a_month(found: Sequence[KpiObservationOut]) -> list[KpiObservationOut]:
    """Where somebody keeps a count to itself beside one for others, its own is summed."""
    own_last = sorted(found, key=lambda one: one.visibility is Visibility.OWNER)
    return list({(one.kpi, one.authority, one.month): one for one in own_last}.values())


def _series(one: KpiObservationOut | PerformanceOut) -> tuple[str, ...]:
    return (one.standard, one.provider or "", one.authority, one.contract, one.kpi)


def _performance(
    months: Sequence[KpiObservationOut],
    kpis: Mapping[str, Indicator],
    names: Mapping[tuple[str, str], str],
) -> PerformanceOut:
    first = months[0]
    count = KpiCount(first.numerator, first.denominator)
    for one in months[1:]:
        count += KpiCount(one.numerator, one.denominator)
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
        first_month=min(one.month for one in months),
        last_month=max(one.month for one in months),
        months=len(months),
        numerator=count.numerator,
        denominator=count.denominator,
        value=format_value(measure.unit, value),
        target=first.target,
        rating=rate(measure, value),
        breaches=sum(one.breach for one in months),
    )

"""Kinds of cases of performance: indicators and the monthly counts under them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.cases.core.facts import CaseType, case_check, named_case, record_type
from app.cases.core.listing import Listing
from app.cases.performance import queries
from app.cases.performance.models import KpiFact, KpiObservationFact
from app.cases.performance.queries import measure_of
from app.cases.performance.responses import KpiOut
from app.cases.performance.schemas import KpiIn, KpiObservationIn
from app.domain.errors import DomainError
from app.domain.ratings import KpiCount, check_count, check_public_counts
from app.domain.vocabulary import Visibility
from app.ledger.fact_types import CommandContext, about
from app.registry.contracts.ownership import owners_of_contract


def _kpi_owners(ctx: CommandContext, kpi: KpiFact) -> frozenset[str]:
    """Return the owners of the terms of the contract."""
    return owners_of_contract(ctx.session, kpi.contract, ctx.today)


def _kpi_of(ctx: CommandContext, body: KpiObservationIn) -> dict[str, Any]:
    return {"case": named_case(ctx, KpiFact, body.kpi, "kpi").record_id}


def _check_observations(kpi: KpiFact, observations: Sequence[KpiObservationFact]) -> None:
    """Refuse a count that does not fit its indicator, or a second one of a month."""
    measure = measure_of(kpi)
    known: set[tuple[str, date, str | None]] = set()
    for item in observations:
        check_count(measure, KpiCount(item.numerator, item.denominator))
        if item.visibility is Visibility.PUBLIC:
            whole = item.numerator if item.denominator is None else item.denominator
            check_public_counts(whole, item.numerator)
        # A count that its owner alone sees must not keep another author from recording the same.
        place = (item.authority, item.month, item.owner)
        if place in known:
            detail = f"the count of {item.authority} for {item.month:%B %Y} exists"
            raise DomainError("month-known", detail, "month")
        known.add(place)


check_kpi = case_check(KpiFact, KpiObservationFact, _check_observations)

KPI = CaseType(
    "kpi",
    "kpis",
    record_type(
        "kpi",
        KpiFact,
        KpiIn,
        subject=about("contract"),
        owners=_kpi_owners,
        checks=(check_kpi,),
    ),
    Listing(KpiFact, KpiOut, known={"standard": "kpi"}),
    {
        "contract": "c-1",
        "standard": "right-first-time",
        "name": "Done at the first visit",
        "target": "95",
    },
)
KPI_OBSERVATION = CaseType(
    "kpi_observation",
    "kpi-observations",
    record_type(
        "kpi_observation",
        KpiObservationFact,
        KpiObservationIn,
        checks=(check_kpi,),
        resolve=_kpi_of,
    ),
    queries.OBSERVATIONS,
    {"month": "2025-08-01", "numerator": 80, "denominator": 100},
    parent=KPI,
    parent_field="kpi",
)
CASE_TYPES = (KPI, KPI_OBSERVATION)

"""State what is to be measured, and what was."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from sqlalchemy.orm import Session

from app.cases.core.commands import (
    case_check,
    case_named,
    state_about_authority,
    state_record,
    stated,
)
from app.cases.performance.models import KpiFact, KpiObservationFact
from app.cases.performance.queries import measure_of
from app.cases.performance.schemas import KpiIn, KpiObservationIn
from app.domain.errors import DomainError
from app.domain.ratings import Count, check_count, check_public_counts
from app.domain.vocabulary import Visibility
from app.ledger.entries import Provenance, Subject
from app.ledger.http.writes import CommandContext
from app.ledger.models import Fact
from app.registry.contracts.ownership import charge_of_contract


def state_kpi(session: Session, body: KpiIn, provenance: Provenance) -> KpiFact:
    """State what is to be measured under a contract."""
    subject = Subject("contract", body.contract)
    return state_record(session, stated(KpiFact, body), subject, provenance)


def observe(
    ctx: CommandContext, body: KpiObservationIn, provenance: Provenance
) -> KpiObservationFact:
    """State what was counted for an authority in a month."""
    kpi = case_named(ctx, KpiFact, body.kpi, "kpi")
    return count(ctx.session, kpi, body, provenance)


def count(
    session: Session, kpi: KpiFact, body: KpiObservationIn, provenance: Provenance
) -> KpiObservationFact:
    """The same of an indicator that is known."""
    content = body.model_dump(exclude={"kpi"})
    fact = KpiObservationFact.model_validate({**content, "case": kpi.record_id})
    return state_about_authority(session, fact, provenance)


def _history(kpi: KpiFact, observations: Sequence[KpiObservationFact]) -> None:
    """Every count fits its indicator, and there is one for each authority and month."""
    measure = measure_of(kpi)
    known: set[tuple[str, date, str | None]] = set()
    for one in observations:
        check_count(measure, Count(one.numerator, one.denominator))
        if one.visibility is Visibility.PUBLIC:
            whole = one.numerator if one.denominator is None else one.denominator
            check_public_counts(whole, one.numerator)
        # What its owner alone sees must not keep another from stating the same.
        place = (one.authority, one.month, one.owner)
        if place in known:
            raise DomainError(
                "month-known", f"the count of {one.authority} for {one.month:%B %Y} exists", "month"
            )
        known.add(place)


check_kpi = case_check(KpiFact, KpiObservationFact, _history)


def kpi_charge(session: Session, fact: Fact, today: date) -> frozenset[str]:
    """Whoever states the terms of a contract states what is measured under it."""
    return charge_of_contract(session, cast(KpiFact, fact).contract, today)

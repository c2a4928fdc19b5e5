"""The days that follow from facts: agreed terms, and which award holds which leaf when."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import select, union
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.awards import AwardedDays, HeldDays, held_days
from app.domain.periods import ONE_DAY
from app.domain.terms import Edge, Term, call_off_last_day, contract_term
from app.domain.timelines import Timeline
from app.domain.trees import leaves_under, path_to_root
from app.ledger.fact_types import Projection
from app.ledger.models import Change, CorroborationFact, Fact
from app.ledger.projections import chunks, differences, reconcile
from app.platform.db.columns import FIRST_DAY, LAST_DAY, NEVER
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.contracts.models import (
    AwardFact,
    Contract,
    ContractDetailsFact,
    ContractTerm,
    HoldingRow,
    TermChangeFact,
)
from app.registry.contracts.snapshot import DOUBTABLE, Snapshot, Standing
from app.registry.providers.models import ProviderEventFact


def affected_contracts(session: Session, fact: Fact, position: int) -> set[str]:
    """The contracts whose days a fact may decide."""
    affected: set[str] = set()
    match fact:
        case ContractDetailsFact():
            affected = {fact.code}
        case TermChangeFact() | AwardFact():
            affected = {fact.contract}
        case ProviderEventFact():
            held = Snapshot(session).facts(ContractDetailsFact, provider=[fact.provider])
            affected = {details.code for details in held}
        case ClaimFact() if fact.thing == "contract" and fact.field in DOUBTABLE:
            affected = {fact.code}
        case ClaimDecisionFact():
            claim = session.get_one(ClaimFact, fact.claim)
            affected = affected_contracts(session, claim, position)
        case CorroborationFact():
            about = session.scalars(select(Change).where(col(Change.fact) == fact.fact)).first()
            affected = {about.code} if about and about.kind in _EVIDENCED else set()
        case _:
            pass
    return affected


_EVIDENCED = {"contract_details", "award"}
"""The kinds of facts whose sources are the evidence of a holding."""


def project_contracts(session: Session, contracts: Collection[str], position: int) -> None:
    """Work out the terms and holdings of these contracts, and of those called off from them."""
    known = Standing.read(Snapshot(session), contracts)
    for contract in sorted(known.wanted):
        for model, of_contract, rows in (
            (ContractTerm, col(ContractTerm.contract) == contract, term_rows(known, contract)),
            (HoldingRow, col(HoldingRow.contract) == contract, holding_rows(known, contract)),
        ):
            reconcile(session, model, of_contract, rows, position)


def term_rows(known: Standing, contract: str) -> Iterator[dict[str, Any]]:
    """The term of a contract, one row for each version of its details."""
    versions = _versions(known, contract)
    starts = [FIRST_DAY, *(one.holds_from or FIRST_DAY for one in versions[1:])]
    for one, start, later in zip(versions, starts, [*starts[1:], None], strict=False):
        if start == later:
            continue
        term = _term(known, one)
        yield {
            "contract": contract,
            "details": one.id,
            "provider": one.provider,
            "consortium": one.consortium,
            "days_from": start,
            "days_to": later - ONE_DAY if later else LAST_DAY,
            "first_day": term.first.day if term.days else None,
            "first_day_basis": term.first.basis,
            "last_day": (term.days.last_day or LAST_DAY) if term.days else FIRST_DAY,
            "last_day_basis": term.last.basis,
            "is_cancelled": not term.days,
        }


def holding_rows(known: Standing, contract: str) -> Iterator[dict[str, Any]]:
    """The days on which each award of a contract holds each of its leaves."""
    versions = _versions(known, contract)
    if not versions:
        return
    # The latest version decides the days; earlier ones differ in a name or a lead.
    details = versions[-1]
    term = _term(known, details)
    trading = known.trading.get(details.provider or "", Timeline.always())
    for award in known.awards.get(contract, []):
        held = held_days(
            _awarded(award),
            term,
            trading,
            confidence=award.confidence,
            disputed=known.doubted.get(contract, ()),
        )
        facts = [award.id, *(one.id for one in versions)]
        shared = {
            "award": award.id,
            "contract": contract,
            "provider": details.provider,
            "authority": award.authority,
            "level": award.level,
            "held_to": held.live.last_day or LAST_DAY,
            "ending": held.ending,
            "evidence_on": max(
                (known.evidence[fact] for fact in facts if fact in known.evidence), default=None
            ),
        }
        for leaf, nearness in _leaves(known, award.scope):
            for run in _runs(held):
                yield {**shared, **run, "scope": leaf, "nearness": nearness}


def _runs(held: HeldDays) -> Iterator[dict[str, Any]]:
    """An award's days, cut into runs that are alike with and without what is only assumed."""
    absent = held.sure_fading - held.live - held.fading
    for state, days in (("live", held.live), ("fading", held.fading), ("absent", absent)):
        for surely, part in (
            ("live", days & held.sure_live),
            ("fading", (days & held.sure_fading) - held.sure_live),
            ("absent", days - held.sure_live - held.sure_fading),
        ):
            for run in part.periods():
                yield {
                    "state": state,
                    "surely": surely,
                    "first_day": run.first_day,
                    "last_day": run.last_day or LAST_DAY,
                    "held_from": held.live.first_day or run.first_day,
                }


def _versions(known: Standing, contract: str) -> list[ContractDetailsFact]:
    return sorted(known.details.get(contract, []), key=lambda one: one.holds_from or FIRST_DAY)


def _term(known: Standing, details: ContractDetailsFact) -> Term:
    framework = None
    # A framework is no call-off: following one step is enough, and cannot go round in circles.
    if details.framework and (versions := _versions(known, details.framework)):
        framework = contract_term(*_edges(versions[-1]), known.changes.get(details.framework, []))
    first, last = _edges(details)
    changes = known.changes.get(details.code, [])
    return contract_term(first, call_off_last_day(last, framework), changes)


def _edges(details: ContractDetailsFact) -> tuple[Edge, Edge]:
    return (
        Edge(details.first_day, details.first_day_basis),
        Edge(details.last_day, details.last_day_basis),
    )


def _leaves(known: Standing, scope: str) -> Iterator[tuple[str, int]]:
    """The leaves under a scope, each with the steps from it up to the scope."""
    for leaf in leaves_under(scope, known.parents):
        yield leaf, path_to_root(leaf, known.parents).index(scope)


def _awarded(award: AwardFact) -> AwardedDays:
    return AwardedDays(
        Edge(award.first_day, award.first_day_basis),
        Edge(award.last_day, award.last_day_basis),
        award.seen_from,
        award.seen_to,
    )


def differences_of_contracts(session: Session) -> Iterator[str]:
    """What is wrong with the terms of contracts and the days of their awards."""
    for some in chunks(_contracts(session)):
        known = Standing.read(Snapshot(session), some)
        terms = [row for contract in some for row in term_rows(known, contract)]
        yield from differences(session, ContractTerm, col(ContractTerm.contract).in_(some), terms)
        held = [row for contract in some for row in holding_rows(known, contract)]
        yield from differences(session, HoldingRow, col(HoldingRow.contract).in_(some), held)


def _contracts(session: Session) -> Sequence[str]:
    """Every contract that is known, and any that only the computed rows know."""
    terms = select(col(ContractTerm.contract)).where(col(ContractTerm.to_position) == NEVER)
    held = select(col(HoldingRow.contract)).where(col(HoldingRow.to_position) == NEVER)
    return session.scalars(union(select(col(Contract.code)), terms, held)).all()


CONTRACT_DAYS = Projection(
    "contract-days",
    (
        ContractDetailsFact,
        TermChangeFact,
        AwardFact,
        ProviderEventFact,
        ClaimFact,
        ClaimDecisionFact,
        CorroborationFact,
    ),
    affected_contracts,
    project_contracts,
    differences_of_contracts,
)
PROJECTIONS = (CONTRACT_DAYS,)

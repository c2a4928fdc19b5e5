"""Projection of contracts to days: agreed terms, and holdings of awards per leaf."""

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
from app.registry.contracts.snapshot import DISPUTABLE_FIELDS, ContractFacts, Snapshot
from app.registry.providers.models import ProviderEventFact


def affected_contracts(session: Session, fact: Fact, position: int) -> set[str]:
    """Return the contracts whose days may depend on a fact."""
    affected: set[str] = set()
    match fact:
        case ContractDetailsFact():
            affected = {fact.code}
        case TermChangeFact() | AwardFact():
            affected = {fact.contract}
        case ProviderEventFact():
            held = Snapshot(session).facts(ContractDetailsFact, provider=[fact.provider])
            affected = {details.code for details in held}
        case ClaimFact() if fact.thing == "contract" and fact.field in DISPUTABLE_FIELDS:
            affected = {fact.code}
        case ClaimDecisionFact():
            claim = session.get_one(ClaimFact, fact.claim)
            affected = affected_contracts(session, claim, position)
        case CorroborationFact():
            about = session.scalars(select(Change).where(col(Change.fact) == fact.fact)).first()
            affected = {about.code} if about and about.type in _EVIDENCE_KINDS else set()
        case _:
            pass
    return affected


_EVIDENCE_KINDS = {"contract_details", "award"}
"""The kinds of facts whose sources are the evidence of a holding."""


def project_contracts(session: Session, contracts: Collection[str], position: int) -> None:
    """Update the terms and holdings of these contracts and of their call-offs."""
    facts = ContractFacts.read(Snapshot(session), contracts)
    for contract in sorted(facts.contracts):
        for model, of_contract, rows in (
            (ContractTerm, col(ContractTerm.contract) == contract, term_rows(facts, contract)),
            (HoldingRow, col(HoldingRow.contract) == contract, holding_rows(facts, contract)),
        ):
            reconcile(session, model, of_contract, rows, position)


def term_rows(facts: ContractFacts, contract: str) -> Iterator[dict[str, Any]]:
    """Yield the term of a contract, one row for each version of its details."""
    versions = _versions(facts, contract)
    starts = [FIRST_DAY, *(item.holds_from or FIRST_DAY for item in versions[1:])]
    for item, start, later in zip(versions, starts, [*starts[1:], None], strict=False):
        if start == later:
            continue
        term = _term(facts, item)
        yield {
            "contract": contract,
            "details": item.id,
            "provider": item.provider,
            "consortium": item.consortium,
            "days_from": start,
            "days_to": later - ONE_DAY if later else LAST_DAY,
            "first_day": term.first.day if term.days else None,
            "first_day_basis": term.first.basis,
            "last_day": (term.days.last_day or LAST_DAY) if term.days else FIRST_DAY,
            "last_day_basis": term.last.basis,
            "is_cancelled": not term.days,
        }


def holding_rows(facts: ContractFacts, contract: str) -> Iterator[dict[str, Any]]:
    """Yield the days on which each award of a contract covers each of its leaves."""
    versions = _versions(facts, contract)
    if not versions:
        return
    # The latest version determines the days; earlier ones differ in a name or a lead.
    details = versions[-1]
    term = _term(facts, details)
    trading = facts.trading.get(details.provider or "", Timeline.always())
    for award in facts.awards.get(contract, []):
        held = held_days(
            _awarded_days(award),
            term,
            trading,
            confidence=award.confidence,
            disputed=facts.disputed.get(contract, ()),
        )
        evidenced = [award.id, *(item.id for item in versions)]
        shared = {
            "award": award.id,
            "contract": contract,
            "provider": details.provider,
            "authority": award.authority,
            "level": award.level,
            "held_to": held.live.last_day or LAST_DAY,
            "ending": held.ending,
            "evidence_on": max(
                (facts.evidence[fact] for fact in evidenced if fact in facts.evidence), default=None
            ),
        }
        for leaf, nearness in _leaves(facts, award.scope):
            for run in _runs(held):
                yield {**shared, **run, "scope": leaf, "nearness": nearness}


def _runs(held: HeldDays) -> Iterator[dict[str, Any]]:
    """Yield the days of an award in periods that are equal with and without assumed days."""
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


def _versions(facts: ContractFacts, contract: str) -> list[ContractDetailsFact]:
    return sorted(facts.details.get(contract, []), key=lambda item: item.holds_from or FIRST_DAY)


def _term(facts: ContractFacts, details: ContractDetailsFact) -> Term:
    framework = None
    # A framework is not a call-off, so one step is enough and there are no cycles.
    if details.framework and (versions := _versions(facts, details.framework)):
        framework = contract_term(*_edges(versions[-1]), facts.changes.get(details.framework, []))
    first, last = _edges(details)
    changes = facts.changes.get(details.code, [])
    return contract_term(first, call_off_last_day(last, framework), changes)


def _edges(details: ContractDetailsFact) -> tuple[Edge, Edge]:
    return (
        Edge(details.first_day, details.first_day_basis),
        Edge(details.last_day, details.last_day_basis),
    )


def _leaves(facts: ContractFacts, scope: str) -> Iterator[tuple[str, int]]:
    """Yield the leaves under a scope, each with the number of steps up to the scope."""
    for leaf in leaves_under(scope, facts.parents):
        yield leaf, path_to_root(leaf, facts.parents).index(scope)


def _awarded_days(award: AwardFact) -> AwardedDays:
    return AwardedDays(
        Edge(award.first_day, award.first_day_basis),
        Edge(award.last_day, award.last_day_basis),
        award.seen_from,
        award.seen_to,
    )


def differences_of_contracts(session: Session) -> Iterator[str]:
    """Yield the rows of terms and holdings that do not follow from the facts."""
    for some in chunks(_contracts(session)):
        facts = ContractFacts.read(Snapshot(session), some)
        terms = [row for contract in some for row in term_rows(facts, contract)]
        yield from differences(session, ContractTerm, col(ContractTerm.contract).in_(some), terms)
        held = [row for contract in some for row in holding_rows(facts, contract)]
        yield from differences(session, HoldingRow, col(HoldingRow.contract).in_(some), held)


def _contracts(session: Session) -> Sequence[str]:
    """Return all contracts, and any that occur only in computed rows."""
    terms = select(col(ContractTerm.contract)).where(col(ContractTerm.to_at) == NEVER)
    held = select(col(HoldingRow.contract)).where(col(HoldingRow.to_at) == NEVER)
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

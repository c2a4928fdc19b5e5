"""Projection of contracts to days: agreed terms, authorities, and holdings of awards per leaf."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any

from sqlalchemy import select, union
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from app.domain.awards import AwardedDays, HeldDays, held_days
from app.domain.terms import (
    DayClaim,
    Edge,
    Term,
    call_off_last_day,
    contract_term,
    optional_days,
)
from app.domain.timelines import Timeline
from app.domain.vocabulary import Confidence, DateBasis, RecordState
from app.ledger.checks import group_by
from app.ledger.fact_types import Projection
from app.ledger.history import History, facts_of, moments_of
from app.ledger.merges import current_or_none
from app.ledger.models import CorroborationFact, Fact
from app.ledger.projections import (
    Changes,
    KeyScope,
    Row,
    RowHistory,
    RowsOverTime,
    chunks,
    in_parts,
    reconcile,
)
from app.platform.db.columns import FIRST_DAY, LAST_DAY
from app.registry.authorities.models import (
    AuthorityDetailsFact,
    AuthorityMergeFact,
    ConsortiumMergeFact,
)
from app.registry.authorities.queries import predecessors
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.contracts.dependencies import (
    branches_of,
    changed_providers,
    corroborated_contracts,
    dependencies,
    disputed_contracts,
    events_ever,
    moments_of_leaves,
)
from app.registry.contracts.models import (
    AwardFact,
    Contract,
    ContractAuthority,
    ContractDetailsFact,
    ContractSupplier,
    ContractTerm,
    HoldingRow,
    SupplierMatchFact,
    TermChangeFact,
)
from app.registry.contracts.parties import authority_rows, name_all, versions_by_days, versions_of
from app.registry.contracts.snapshot import (
    NO_CLAIMS,
    ContractFacts,
    ScopesEver,
    Snapshot,
    is_seconded,
    latest,
    value_columns,
)
from app.registry.contracts.suppliers import (
    contracts_with_suppliers,
    current_suppliers,
    open_suppliers,
    stored_suppliers,
)
from app.registry.providers.models import ProviderDetailsFact, ProviderEventFact, ProviderMergeFact
from app.registry.scopes.models import ScopeDetailsFact

_CACHED = 2_000
"""The number of terms and awards whose days are kept, as one change leaves the others alike."""


def affected_contracts(
    session: Session, facts: Sequence[Fact], changes: Changes
) -> dict[str, set[str] | None]:
    """Return the contracts whose days may depend on one of these facts, and their call-offs.

    If only awards of a contract differ, not its term, the value is their authorities, else None.
    """
    snapshot = Snapshot(session)
    agreed = {fact.code for fact in facts_of(facts, ContractDetailsFact)}
    agreed |= {fact.contract for fact in facts_of(facts, TermChangeFact)}
    contracts = agreed | disputed_contracts(session, facts)
    contracts |= corroborated_contracts(session, facts)
    providers = changed_providers(snapshot, facts)
    held = snapshot.facts(ContractDetailsFact, provider=providers)
    labelled = {fact.former for fact in facts_of(facts, ConsortiumMergeFact)}
    held += snapshot.facts(ContractDetailsFact, consortium=labelled)
    contracts |= {details.code for details in held}
    contracts |= contracts_with_suppliers(session, providers, changes)
    scopes = branches_of(snapshot, facts_of(facts, ScopeDetailsFact))
    contracts |= {award.contract for award in snapshot.facts(AwardFact, scope=scopes)}
    served = _authorities_with_predecessors(session, facts)
    contracts |= {award.contract for award in snapshot.facts(AwardFact, authority=served)}
    # The days of a call-off depend on the terms of its framework, not on the awards of that.
    call_offs = snapshot.facts(ContractDetailsFact, framework=agreed)
    contracts |= {details.code for details in call_offs}
    awarded: dict[str, set[str] | None] = {
        contract: {award.authority for award in awards}
        for contract, awards in group_by(facts_of(facts, AwardFact), attrgetter("contract")).items()
    }
    return awarded | dict.fromkeys(contracts)


def _authorities_with_predecessors(session: Session, facts: Sequence[Fact]) -> frozenset[str]:
    """Return the authorities whose succession may have changed, and those before them."""
    named = {fact.code for fact in facts_of(facts, AuthorityDetailsFact)}
    named |= {fact.former for fact in facts_of(facts, AuthorityMergeFact)}
    return frozenset(named) | predecessors(session, frozenset(named)) if named else frozenset()


def project_contracts(
    session: Session, contracts: Mapping[str, set[str] | None], moment: int
) -> Changes:
    """Update the holdings of these contracts, and terms and authorities where they may differ."""
    changes: dict[type[SQLModel], list[Row]] = {model: [] for model, _ in _ROWS}
    for some in chunks(sorted(contracts)):
        facts = ContractFacts.read(Snapshot(session), some, partial(open_suppliers, session))
        agreed = [contract for contract in some if contracts[contract] is None]
        served = [
            contract
            for contract in some
            if (awarded := contracts[contract]) is None or not name_all(facts, contract, awarded)
        ]
        for (model, rows_of), own in zip(_ROWS, (agreed, served, some), strict=True):
            if own:
                rows = (row for contract in own for row in rows_of(facts, contract))
                changes[model] += reconcile(session, model, KeyScope("contract", own), rows, moment)
    return changes


def term_rows(facts: ContractFacts, contract: str) -> Iterator[dict[str, Any]]:
    """Yield the term of a contract, one row for each version of its details."""
    for item, first, last in versions_by_days(facts, contract):
        term = _term(facts, item)
        yield {
            "contract": contract,
            "details": item.id,
            "provider": facts.provider_of(item),
            "consortium": current_or_none(facts.consortia, item.consortium),
            "days_from": first,
            "days_to": last,
            "first_day": term.first.day if term.days else None,
            "first_day_basis": term.first.basis if term.days else DateBasis.UNKNOWN,
            "last_day": (term.days.last_day or LAST_DAY) if term.days else FIRST_DAY,
            "last_day_basis": term.last.basis if term.days else DateBasis.UNKNOWN,
            "is_cancelled": not term.days,
            "days": term.length,
            **value_columns(item),
        }


def holding_rows(facts: ContractFacts, contract: str) -> Iterator[dict[str, Any]]:
    """Yield the days on which each award of a contract covers each of its leaves."""
    versions = versions_of(facts, contract)
    # A plan, and a record that another replaced, give no cover.
    if not versions or versions[-1].record is not RecordState.CURRENT:
        return
    # The latest version determines the days; earlier ones differ in a name or a lead.
    details = versions[-1]
    term = _term(facts, details)
    provider = facts.provider_of(details)
    trading = facts.trading.get(provider or "", Timeline.always())
    optional = optional_days(term, facts.changes.get(contract, ()), _open_options(details))
    claims, claimed_levels, is_end_claimed = facts.claims.get(contract, NO_CLAIMS)
    for award in facts.awards.get(contract, []):
        seconded = is_seconded(award.authority, details)
        is_sure = award.confidence is Confidence.HIGH and seconded and not is_end_claimed
        held, runs = _held(
            _awarded_days(award), term, trading, is_sure=is_sure, claims=claims, optional=optional
        )
        evidenced = [award.id, *(item.id for item in versions)]
        shared = {
            "award": award.id,
            "contract": contract,
            "provider": provider,
            "level": award.level,
            "claimed_levels": list(claimed_levels),
            "is_seconded": seconded,
            "is_end_claimed": is_end_claimed,
            "ending": held.ending,
            "evidence_on": latest(
                award.seen_from, award.seen_to, *(facts.evidence.get(fact) for fact in evidenced)
            ),
        }
        leaves = facts.scopes.leaves_under(award.scope)
        for holder in _holders(facts, award, held, runs):
            for leaf, nearness in leaves.items():
                for run in holder.runs:
                    yield {**shared, **holder.columns, **run, "scope": leaf, "nearness": nearness}


@dataclass(frozen=True, slots=True)
class _Holder:
    """An authority that holds an award, and the columns and days of its rows."""

    columns: Mapping[str, Any]
    runs: Sequence[dict[str, Any]]


def _holders(
    facts: ContractFacts, award: AwardFact, held: HeldDays, runs: Sequence[dict[str, Any]]
) -> Iterator[_Holder]:
    """Yield the authority of an award, and each authority that succeeds it, for its own days."""
    yield _holder(award.authority, None, held, runs)
    seen, authority = {award.authority}, award.authority
    while (succession := facts.successions.get(authority)) and succession.successor not in seen:
        authority = succession.successor
        days = Timeline.after(succession.last_day)
        if (following := facts.successions.get(authority)) is not None:
            days &= Timeline.until(following.last_day)
        passed_on = held.passed_on(days)
        yield _holder(authority, award.authority, passed_on, [*_runs(passed_on)])
        seen.add(authority)


def _holder(
    authority: str, inherited_from: str | None, held: HeldDays, runs: Sequence[dict[str, Any]]
) -> _Holder:
    columns = {
        "authority": authority,
        "inherited_from": inherited_from,
        "held_to": held.live.last_day or LAST_DAY,
    }
    return _Holder(columns, runs)


@lru_cache(_CACHED)
def _held(
    award: AwardedDays,
    term: Term,
    trading: Timeline,
    *,
    is_sure: bool,
    claims: tuple[DayClaim, ...],
    optional: Timeline,
) -> tuple[HeldDays, list[dict[str, Any]]]:
    """Compute the days of an award once for as long as nothing changes on which they depend."""
    held = held_days(award, term, trading, is_sure=is_sure, claims=claims, optional=optional)
    return held, [*_runs(held)]


def _runs(held: HeldDays) -> Iterator[dict[str, Any]]:
    """Yield the days of an award in periods of one state; sure days apart from other live days."""
    for state, is_sure, days in (
        ("live", True, held.sure),
        ("live", False, held.live - held.sure),
        ("fading", False, held.fading),
        ("disputed", False, held.disputed),
        ("stopped", False, held.stopped),
        ("optional", False, held.optional),
    ):
        for run in days.periods():
            yield {
                "state": state,
                "is_sure": is_sure,
                "first_day": run.first_day,
                "last_day": run.last_day or LAST_DAY,
                "held_from": held.live.first_day or run.first_day,
            }


def _term(facts: ContractFacts, details: ContractDetailsFact) -> Term:
    framework = None
    # A framework is not a call-off, so one step is enough and there are no cycles.
    if details.framework and (versions := versions_of(facts, details.framework)):
        agreed = facts.changes.get(details.framework, [])
        framework = _contract_term(*_edges(versions[-1]), tuple(agreed))
    first, last = _edges(details)
    changes = facts.changes.get(details.code, [])
    return _contract_term(first, call_off_last_day(last, framework), tuple(changes))


_contract_term = lru_cache(_CACHED)(contract_term)


def _edges(details: ContractDetailsFact) -> tuple[Edge, Edge]:
    return (
        Edge(details.first_day, details.first_day_basis),
        Edge(details.last_day, details.last_day_basis),
    )


def _open_options(details: ContractDetailsFact) -> list[date | None]:
    """Return the last days of the options that are not declined; None for one without a day."""
    return [
        date.fromisoformat(option["last_day"]) if option["last_day"] else None
        for option in details.options
        if not option["is_declined"]
    ]


def _awarded_days(award: AwardFact) -> AwardedDays:
    return AwardedDays(
        Edge(award.first_day, award.first_day_basis),
        Edge(award.last_day, award.last_day_basis),
        award.seen_from,
        award.seen_to,
    )


_ROWS: tuple[tuple[Any, Any], ...] = (
    (ContractTerm, term_rows),
    (ContractAuthority, authority_rows),
    (HoldingRow, holding_rows),
)
"""The models of this projection, each with the function that computes its rows."""


def contract_histories(session: Session, some: Sequence[str]) -> Iterator[RowHistory]:
    """Compute all terms and holdings of some contracts that ever followed from the facts."""
    history = History(session)
    suppliers = stored_suppliers(session, some)
    by_moment = _contracts_by_moment(history, some, suppliers)
    computed = [RowsOverTime(model) for model, _ in _ROWS]
    for moment, contracts in sorted(by_moment.items()):
        current = partial(current_suppliers, suppliers, moment)
        facts = ContractFacts.read(history.at(moment), contracts, current)
        for contract in contracts:
            for rows, (_, rows_of) in zip(computed, _ROWS, strict=True):
                rows.want(contract, rows_of(facts, contract), moment)
    for rows, (model, _) in zip(computed, _ROWS, strict=True):
        yield RowHistory(model, col(model.contract).in_(some), rows.rows())


def _contracts_by_moment(
    history: History, contracts: Sequence[str], suppliers: Sequence[ContractSupplier]
) -> dict[int, list[str]]:
    """Return the contracts whose days may change at each moment."""
    # All at once first, so that each kind of fact is loaded by one statement.
    dependencies(history, contracts)
    scopes = ScopesEver.of(history)
    by_moment: dict[int, list[str]] = defaultdict(list)
    for contract in contracts:
        own = [row for row in suppliers if row.contract == contract]
        events = events_ever(history, {row.provider for row in own if row.provider})
        moments = moments_of([*dependencies(history, [contract]), *own, *events])
        for moment in moments | moments_of_leaves(history, contract, scopes):
            by_moment[moment].append(contract)
    return by_moment


def _contracts(session: Session) -> Sequence[str]:
    """Return all contracts, and any that occur only in computed rows."""
    columns = (col(Contract.code), *(col(model.contract) for model, _ in _ROWS))
    return session.scalars(union(*(select(column) for column in columns))).all()


CONTRACT_DAYS = Projection(
    "contract-days",
    (
        ContractDetailsFact,
        TermChangeFact,
        AwardFact,
        ProviderEventFact,
        ProviderMergeFact,
        ConsortiumMergeFact,
        AuthorityDetailsFact,
        AuthorityMergeFact,
        ClaimFact,
        ClaimDecisionFact,
        CorroborationFact,
        ScopeDetailsFact,
        # Of suppliers, which rest on these, the rows are read.
        SupplierMatchFact,
        ProviderDetailsFact,
    ),
    (ContractTerm, ContractAuthority, HoldingRow),
    affected_contracts,
    project_contracts,
    in_parts(_contracts, contract_histories),
)
PROJECTIONS = (CONTRACT_DAYS,)

"""Reads of contracts with what decides about their deadlines, some contracts at a time."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, exists, not_, select
from sqlalchemy.orm import Session

from app.domain.trading import trading_days
from app.domain.vocabulary import AttestationSubject, Verdict
from app.ledger.as_of import AsOf, resolve_filters, visible_as_of
from app.ledger.models import in_order
from app.ledger.projections import CHUNK, chunks
from app.platform.db.columns import table
from app.registry.authorities.attestations import attested_days
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.contracts.models import (
    ContractDetailsFact,
    ContractReplacement,
    ContractTerm,
    NoticeFact,
    TermChangeFact,
)
from app.registry.contracts.queries import CONTRACTS, HAS_TERM, subject_filters
from app.registry.providers.queries import provider_events
from app.worklist.deadlines.contracts import ContractDeadlines, ContractRecord, contract_deadlines
from app.worklist.deadlines.schemas import ContractFilters

_TERM, _DETAILS = table(ContractTerm), table(ContractDetailsFact)
_NOTICE, _CHANGE = table(NoticeFact), table(TermChangeFact)
_REPLACED = table(ContractReplacement)
_CLAIM, _DECISION = table(ClaimFact), table(ClaimDecisionFact)
_SELECTED: BindParameter[Any] = bindparam("contracts", expanding=True)
_DEADLINE_COLUMNS = [
    _DETAILS.c[name]
    for name in (
        "options", "break_on", "review_on", "decided_on", "signed_on", "amounts", "route",
        "notice_months", "ocid",
    )
]  # fmt: skip


def contract_conditions(
    session: Session, query: ContractFilters, as_of: AsOf
) -> list[ColumnElement[bool]]:
    """Return the conditions that a row of `CONTRACTS` matches the filters."""
    codes = resolve_filters(
        session,
        as_of,
        authority=query.authority,
        consortium=query.consortium,
        labelled_consortium=query.labelled_consortium,
        provider=query.provider,
        scope=query.scope,
        contract=query.contract,
    )
    return subject_filters(session, codes, as_of, as_of.day(query.on))


def select_references(
    session: Session,
    conditions: Sequence[ColumnElement[bool]],
    as_of: AsOf,
    on: date,
    limit: int | None = None,
) -> Sequence[str]:
    """Return the references of the contracts that match conditions, in order."""
    references = CONTRACTS.with_only_columns(_TERM.c.contract).where(*conditions)
    statement = references.order_by(_TERM.c.contract).limit(limit)
    return session.scalars(statement, as_of.parameters(on=on)).all()


def contracts_from(
    session: Session, query: ContractFilters, as_of: AsOf, first: str, size: int
) -> Iterator[list[ContractDeadlines]]:
    """Yield the matching contracts from a reference on: so many first, then in chunks."""
    on, conditions = as_of.day(query.on), contract_conditions(session, query, as_of)
    start = _TERM.c.contract >= first
    while references := select_references(session, [*conditions, start], as_of, on, size):
        yield [*read_contract_deadlines(session, references, as_of, on)]
        if len(references) < size:
            return
        start, size = _TERM.c.contract > references[-1], CHUNK


def read_contract_deadlines(
    session: Session, contracts: Collection[str], as_of: AsOf, on: date
) -> Iterator[ContractDeadlines]:
    """Yield these contracts by reference, in a fixed number of statements for some hundred each."""
    for some in chunks(sorted(contracts)):
        yield from _read_some(session, some, as_of, on)


def _read_some(
    session: Session, contracts: Sequence[str], as_of: AsOf, on: date
) -> Iterator[ContractDeadlines]:
    binds = as_of.parameters(on=on, contracts=contracts)
    rows = session.execute(_ROWS, binds).all()
    changes = _facts_by_contract(session, _CHANGES, binds)
    notices = _facts_by_contract(session, _NOTICES, binds)
    replaced = {*session.scalars(_REPLACED_ONES, binds)}
    disputed = {*session.scalars(_DISPUTED_ONES, binds)}
    attesting = {code for row in rows for code in ([row.lead] if row.lead else row.buyers)}
    attested = attested_days(session, as_of, AttestationSubject.NOTICES, attesting)
    providers = sorted({row.provider for row in rows if row.provider})
    events = provider_events(session, as_of, providers)
    for row in rows:
        yield contract_deadlines(
            ContractRecord(
                row,
                changes[row.contract],
                notices[row.contract],
                trading_days(events.get(row.provider, ())),
                row.contract in replaced,
                row.contract in disputed,
                attested.of(*([row.lead] if row.lead else row.buyers)),
            )
        )


def _facts_by_contract(
    session: Session, statement: Select[Any], binds: Mapping[str, Any]
) -> Mapping[str, list[Any]]:
    """Return the facts of one kind about the contracts, in ledger order."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(statement, binds):
        found[row.contract].append(row)
    return found


def _facts_about(facts: Any) -> Select[Any]:
    return (
        select(facts)
        .where(visible_as_of(facts), facts.c.contract.in_(_SELECTED))
        .order_by(*in_order(facts))
    )


_ROWS = (
    CONTRACTS.add_columns(*_DEADLINE_COLUMNS)
    .where(_TERM.c.contract.in_(_SELECTED))
    .order_by(_TERM.c.contract)
)
_CHANGES, _NOTICES = _facts_about(_CHANGE), _facts_about(_NOTICE)
_REPLACED_ONES = (
    # Another contract replaces them, unless that one has no term.
    CONTRACTS.join(_REPLACED, _REPLACED.c.fact == _DETAILS.c.id)
    .where(*HAS_TERM, _REPLACED.c.contract.in_(_SELECTED))
    .with_only_columns(_REPLACED.c.contract)
)
_IS_DECIDED = exists().where(
    visible_as_of(_DECISION),
    _DECISION.c.claim == _CLAIM.c.id,
    _DECISION.c.verdict.in_([verdict for verdict in Verdict if verdict.settles]),
)
_DISPUTED_ONES = select(_CLAIM.c.code).where(
    # A claim about their last day is undecided.
    visible_as_of(_CLAIM),
    _CLAIM.c.thing == "contract",
    _CLAIM.c.code.in_(_SELECTED),
    _CLAIM.c.field == "last_day",
    not_(_IS_DECIDED),
)

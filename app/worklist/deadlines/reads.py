"""Reads of contracts with what decides about their deadlines, some contracts at a time."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import (
    CTE,
    BindParameter,
    ColumnElement,
    Select,
    bindparam,
    exists,
    select,
    true,
)
from sqlalchemy.orm import Session

from app.domain.trading import trading_days
from app.domain.vocabulary import AttestationSubject
from app.ledger.as_of import AsOf, visible_as_of
from app.ledger.models import in_order
from app.ledger.projections import chunks
from app.platform.db.columns import table
from app.platform.db.references import joined_codes, list_columns
from app.registry.authorities.attestations import attested_days
from app.registry.claims.models import ClaimFact
from app.registry.claims.queries import are_undecided
from app.registry.contracts.models import (
    AwardFact,
    ContractDetailsFact,
    ContractReplacement,
    ContractTerm,
    NoticeFact,
    TermChangeFact,
)
from app.registry.contracts.queries import (
    CONTRACTS,
    HAS_TERM,
    contracts_of,
    references_where,
    resolve_parties,
    subject_filters,
)
from app.registry.providers.queries import provider_events
from app.worklist.deadlines.contracts import ContractDeadlines, ContractRecord, contract_deadlines
from app.worklist.deadlines.schemas import ContractFilters, NoticeQuery

_TERM, _DETAILS = table(ContractTerm), table(ContractDetailsFact)
_NOTICE, _CHANGE = table(NoticeFact), table(TermChangeFact)
_AWARD = table(AwardFact)
(_BUYERS,) = (column for column in list_columns(ContractDetailsFact) if column.name == "buyers")
_AWARDED = joined_codes(
    select(_AWARD.c.authority)
    .where(_AWARD.c.contract == _TERM.c.contract, visible_as_of(_AWARD))
    .order_by(_AWARD.c.authority)
    .correlate(_TERM)
)
_REPLACED = table(ContractReplacement)
_CLAIM = table(ClaimFact)
_SELECTED: BindParameter[Any] = bindparam("contracts", expanding=True)
_DEADLINE_COLUMNS = [
    _DETAILS.c[name]
    for name in (
        "options", "break_on", "review_on", "decided_on", "signed_on", "amounts", "route",
        "notice_months", "ocid", "suppliers_as_published",
    )
]  # fmt: skip


Start: TypeAlias = Callable[[ColumnElement[str]], ColumnElement[bool]]
"""Returns the condition that the contract in a column is not before the start of a list."""


def from_first(_: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition of a list that begins with its first contract: it is always true."""
    return true()


@dataclass(frozen=True, slots=True)
class ContractSelection:
    """The contracts that match filters on the day `:on`.

    A selection by authority, provider or contract is made once; any other selects many contracts,
    so that it is looked up for each. `authorities` are the only filter, if they are given.
    """

    filters: Sequence[ColumnElement[bool]]
    is_narrow: bool
    authorities: Sequence[str] = ()
    chosen: CTE = field(init=False)

    def __post_init__(self) -> None:
        """Name the selection, so that the parts of a statement share one."""
        # The contracts of authorities are in an index, without their versions and details.
        chosen = (
            contracts_of(self.authorities) if self.authorities else references_where(self.filters)
        )
        object.__setattr__(self, "chosen", chosen.cte("chosen", nesting=False))

    @classmethod
    def of(cls, session: Session, query: ContractFilters, as_of: AsOf) -> "ContractSelection":
        """Resolve the filters of a query. Raises Problem `unknown-filter-code`."""
        codes = resolve_parties(session, query, as_of, scope=query.scope, contract=query.contract)
        if isinstance(query, NoticeQuery):
            codes["contract_kind"] = [*query.kind]
        return cls.by(session, codes, as_of, as_of.day(query.on))

    @classmethod
    def by(
        cls, session: Session, codes: dict[str, list[str]], as_of: AsOf, on: date
    ) -> "ContractSelection":
        """Return the contracts that match resolved filters."""
        is_narrow = any(codes.get(name) for name in ("authority", "provider", "contract"))
        given = {name: values for name, values in codes.items() if values}
        authorities = given["authority"] if given.keys() == {"authority"} else ()
        return cls(subject_filters(session, codes, as_of, on), is_narrow, authorities)

    def conditions(self, contract: ColumnElement[str]) -> list[ColumnElement[bool]]:
        """Return the conditions that a column names one of these contracts."""
        if not self.filters:
            return []
        if self.is_narrow:
            return [contract.in_(select(self.chosen.c.contract))]
        matching = references_where(self.filters)
        return [matching.where(_TERM.c.contract == contract).correlate(contract.table).exists()]

    def references(
        self,
        session: Session,
        as_of: AsOf,
        on: date,
        start: Start = from_first,
        limit: int | None = None,
    ) -> Sequence[str]:
        """Return the first contracts from a start, in order."""
        matching = references_where([*self.filters, start(_TERM.c.contract)])
        statement = matching.order_by(_TERM.c.contract).limit(limit)
        return session.scalars(statement, as_of.parameters(on=on)).all()

    def served(self, session: Session, as_of: AsOf, on: date) -> dict[str, list[str]]:
        """Return the authorities that each of these contracts serves, by its reference."""
        statement = references_where(self.filters).add_columns(_DETAILS.c.lead, _BUYERS, _AWARDED)
        rows = session.execute(statement, as_of.parameters(on=on))
        return {
            contract: sorted({*([lead] if lead else []), *buyers, *awarded})
            for contract, lead, buyers, awarded in rows
        }


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
_REPLACED_ONES = select(_REPLACED.c.contract).where(
    # Another contract replaces them, unless that one has no term.
    _REPLACED.c.contract.in_(_SELECTED),
    references_where([*HAS_TERM, _DETAILS.c.id == _REPLACED.c.fact]).correlate(_REPLACED).exists(),
)
_UNDECIDED = are_undecided("last_day")
_DISPUTED_ONES = select(_CLAIM.c.code).where(_CLAIM.c.code.in_(_SELECTED), *_UNDECIDED)


def is_disputed(contract: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition that a claim about the last day of a contract is undecided."""
    return exists().where(_CLAIM.c.code == contract, *_UNDECIDED)

"""Projection of contracts to key dates and notice duties, with the days on which each is so."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, bindparam, select, union
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from app.ledger.fact_types import Projection
from app.ledger.history import History, facts_of, is_current, moments_of
from app.ledger.models import Fact
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
from app.platform.db.columns import NEVER, table
from app.platform.db.references import codes_of
from app.registry.contracts.dependencies import changed_providers, events_ever
from app.registry.contracts.models import (
    Contract,
    ContractDetailsFact,
    ContractReplacement,
    ContractTerm,
    NoticeFact,
    SupplierMatchFact,
    TermChangeFact,
)
from app.registry.contracts.snapshot import Snapshot
from app.registry.providers.models import ProviderDetailsFact, ProviderEventFact, ProviderMergeFact
from app.worklist.deadlines.models import DeadlineRow, KeyDateRow, NoticeDutyRow
from app.worklist.deadlines.rows import deadline_rows
from app.worklist.deadlines.snapshot import DeadlineFacts

_CONTRACTS_AT_A_TIME = 200
"""The number of contracts in a part of the histories."""

_TERM, _REPLACED = table(ContractTerm), table(ContractReplacement)
_DETAILS = table(ContractDetailsFact)
_MODELS: tuple[type[DeadlineRow], ...] = (KeyDateRow, NoticeDutyRow)

# Rows of tables: objects that could be changed take several times as long to load.
_NAMED: BindParameter[Any] = bindparam("contracts", expanding=True)
_OPEN_TERMS = select(_TERM).where(_TERM.c.contract.in_(_NAMED), _TERM.c.to_at == NEVER)
_TERMS_EVER = select(_TERM).where(_TERM.c.contract.in_(_NAMED)).order_by(_TERM.c.id)
_REPLACEMENTS = select(_REPLACED).where(_REPLACED.c.contract.in_(_NAMED))


def affected_contracts(session: Session, facts: Sequence[Fact], changes: Changes) -> set[str]:
    """Return the contracts whose deadlines may depend on these facts, and those they replace."""
    details = facts_of(facts, ContractDetailsFact)
    contracts = {fact.code for fact in details}
    contracts |= {fact.contract for fact in facts_of(facts, TermChangeFact)}
    contracts |= {row["contract"] for row in changes.get(ContractTerm, ())}
    replaced = {code for fact in details for code in codes_of(fact.replaces_contracts)}
    for some in chunks(contracts):
        named = select(_REPLACED.c.contract).join(_DETAILS, _DETAILS.c.id == _REPLACED.c.fact)
        current = named.where(_DETAILS.c.code.in_(some), _DETAILS.c.to_at == NEVER)
        replaced |= {*session.scalars(current)}
    noted = {fact.contract for fact in facts_of(facts, NoticeFact)}
    return contracts | replaced | noted | _held_by(session, facts)


def _held_by(session: Session, facts: Sequence[Fact]) -> set[str]:
    """Return the contracts of providers of which an event or a code is new or gone."""
    if not (providers := changed_providers(Snapshot(session), facts)):
        return set()
    held = select(_TERM.c.contract).where(
        _TERM.c.provider.in_(sorted(providers)), _TERM.c.to_at == NEVER
    )
    return {*session.scalars(held)}


def project_deadlines(session: Session, contracts: Collection[str], moment: int) -> Changes:
    """Update the key dates and notice duties of these contracts."""
    changes: dict[type[SQLModel], list[Row]] = {model: [] for model in _MODELS}

    def terms_of(some: Collection[str]) -> list[Any]:
        return [*session.execute(_OPEN_TERMS, {"contracts": sorted(some)})]

    for some in chunks(sorted(contracts)):
        replacements = _replacements_of(session, some)
        facts = DeadlineFacts.read(Snapshot(session), terms_of, some, replacements)
        computed = [deadline_rows(facts, contract) for contract in some]
        for model in _MODELS:
            rows = [row for rows in computed for row in rows[model]]
            changes[model] += reconcile(session, model, KeyScope("contract", some), rows, moment)
    return changes


def _replacements_of(session: Session, contracts: Sequence[str]) -> list[Any]:
    """Return every link by which another contract ever replaced one of these."""
    return [*session.execute(_REPLACEMENTS, {"contracts": [*contracts]})]


def deadline_histories(session: Session, some: Sequence[str]) -> Iterator[RowHistory]:
    """Compute all rows of some contracts that ever followed from the stored terms and the facts."""
    ever = _Ever.of(session, some)
    by_moment: dict[int, list[str]] = defaultdict(list)
    for contract in some:
        for moment in ever.moments(contract):
            by_moment[moment].append(contract)
    computed = {model: RowsOverTime(model) for model in _MODELS}
    for moment, contracts in sorted(by_moment.items()):
        facts = ever.facts(contracts, moment)
        for contract in contracts:
            for model, rows in deadline_rows(facts, contract).items():
                computed[model].want(contract, rows, moment)
    for model, rows_over_time in computed.items():
        yield RowHistory(model, col(model.contract).in_(some), rows_over_time.rows())


@dataclass(frozen=True, slots=True)
class _Ever:
    """Everything that ever determined the deadlines of some contracts."""

    history: History
    terms: Mapping[str, Sequence[ContractTerm]]
    replacements: Mapping[str, Sequence[ContractReplacement]]
    replacing: Mapping[str, ContractDetailsFact]

    @classmethod
    def of(cls, session: Session, contracts: Sequence[str]) -> "_Ever":
        """Load the facts about contracts and those that ever replaced them, and their terms."""
        history, links = History(session), _replacements_of(session, contracts)
        replacing = history.ever(ContractDetailsFact, id={link.fact for link in links})
        terms: dict[str, list[Any]] = defaultdict(list)
        for some in chunks({*contracts, *(item.code for item in replacing)}):
            for term in session.execute(_TERMS_EVER, {"contracts": some}):
                terms[term.contract].append(term)
        by_contract: dict[str, list[ContractReplacement]] = defaultdict(list)
        for link in links:
            by_contract[link.contract].append(link)
        # All at once, so that each kind of fact is loaded by one statement.
        for kind, column in ((ContractDetailsFact, "code"), *_ABOUT):
            history.ever(kind, **{column: contracts})
        return cls(history, terms, by_contract, {item.id: item for item in replacing})

    def moments(self, contract: str) -> set[int]:
        """Return the moments at which the deadlines of a contract may change."""
        terms = self.terms.get(contract, ())
        others = [
            self.replacing[link.fact]
            for link in self.replacements.get(contract, ())
            if link.fact in self.replacing
        ]
        return moments_of(
            [
                *terms,
                *(fact for kind, name in _ABOUT
                  for fact in self.history.ever(kind, **{name: [contract]})),
                *events_ever(self.history, {term.provider for term in terms if term.provider}),
                *others,
                *(term for item in others for term in self.terms.get(item.code, ())),
            ]
        )  # fmt: skip

    def facts(self, contracts: Sequence[str], moment: int) -> DeadlineFacts:
        """Return the facts about contracts that were current at a moment."""

        def terms_of(some: Collection[str]) -> list[ContractTerm]:
            return [
                term
                for contract in some
                for term in self.terms.get(contract, ())
                if is_current(term, moment)
            ]

        links = [link for code in contracts for link in self.replacements.get(code, ())]
        return DeadlineFacts.read(self.history.at(moment), terms_of, contracts, links)


_ABOUT: tuple[tuple[Any, str], ...] = ((TermChangeFact, "contract"), (NoticeFact, "contract"))
"""The kinds of facts about a contract, besides its details, and the column that names it."""


def _contracts(session: Session) -> Sequence[str]:
    """Return all contracts, and any that occur only in computed rows."""
    columns = (col(Contract.code), col(KeyDateRow.contract), col(NoticeDutyRow.contract))
    return session.scalars(union(*(select(column) for column in columns))).all()


DEADLINES = Projection(
    "deadlines",
    (
        ContractDetailsFact,
        TermChangeFact,
        NoticeFact,
        ProviderDetailsFact,
        ProviderEventFact,
        ProviderMergeFact,
        SupplierMatchFact,
    ),
    _MODELS,
    affected_contracts,
    project_deadlines,
    in_parts(_contracts, deadline_histories, _CONTRACTS_AT_A_TIME),
)
PROJECTIONS = (DEADLINES,)

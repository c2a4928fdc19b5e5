"""The current facts as of a position that determine the days of contracts."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, TypeAlias, TypeVar

from sqlalchemy import BigInteger, ColumnElement, Select, and_, bindparam
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.affected import DISPUTABLE_FIELDS
from app.domain.contract_values import Amount, main_amount
from app.domain.dependence import CellKey
from app.domain.terms import DayClaim, TermChange, term_change
from app.domain.timelines import Timeline
from app.domain.trading import ProviderEvent, trading_days
from app.domain.trees import Tree
from app.domain.vocabulary import ContractStatus, ServiceLevel, ValueBasis, Vat
from app.ledger.history import (
    DerivedValues,
    FactsAt,
    History,
    moments_of,
    public_facts,
    source_days,
)
from app.ledger.merges import Merges, merges_of
from app.ledger.models import CorroborationFact, Fact, place_of
from app.ledger.projections import MAX_VALUES, chunks
from app.platform.db.columns import FIRST_DAY, LATEST, table
from app.platform.db.references import codes_of
from app.registry.authorities.models import (
    AuthorityDetailsFact,
    AuthorityMergeFact,
    ConsortiumMergeFact,
)
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.contracts.models import (
    AwardFact,
    ContractDetailsFact,
    ContractSupplier,
    TermChangeFact,
)
from app.registry.providers.models import ProviderEventFact, ProviderMergeFact
from app.registry.scopes.models import ScopeDetailsFact

AnyFact = TypeVar("AnyFact", bound=Fact)
Derived = TypeVar("Derived")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The public facts that are current at a moment; by default the latest."""

    session: Session
    moment: int = LATEST

    def facts(self, kind: type[AnyFact], **named: Collection[str]) -> list[AnyFact]:
        """Return current facts of a kind with one of these values per column, in ledger order.

        The first column may have any number of values.
        """
        if not all(named.values()):
            return []
        statement = _facts_statement(kind, tuple(named))
        first, values = next(iter(named.items()), (None, ()))
        if first is None or len(values) <= MAX_VALUES:
            return self._read(statement, named)
        parts = (
            self._read(statement, {**named, first: some}) for some in chunks(values, MAX_VALUES)
        )
        return sorted((fact for part in parts for fact in part), key=place_of)

    def derived(self, kind: type[AnyFact], make: Callable[[list[AnyFact]], Derived]) -> Derived:
        """Return a value computed from all current facts of a kind; in a batch, computed once."""
        if self.moment != LATEST:
            return make(self.facts(kind))
        kept, key = DerivedValues.of(self.session).values, (kind, make)
        if key not in kept:
            kept[key] = make(self.facts(kind))
        found: Derived = kept[key]
        return found

    def source_days(self, codes: Collection[str]) -> dict[str, date | None]:
        """Return the day that each of these sources covers."""
        return source_days(self.session, sorted(codes))

    def is_current(self, model: Any) -> ColumnElement[bool]:
        """Return the condition that a fact or a projected row is current at the moment."""
        return and_(col(model.from_at) <= self.moment, col(model.to_at) > self.moment)

    def _read(self, statement: Select[Any], named: Mapping[str, Collection[str]]) -> list[Any]:
        values = {column: sorted(some) for column, some in named.items()}
        return [*self.session.execute(statement, {**values, "at_moment": self.moment})]


@cache
def _facts_statement(kind: type[Fact], columns: tuple[str, ...]) -> Select[Any]:
    """Build a statement once for each use: building it costs more than running it."""
    facts, moment = table(kind).c, bindparam("at_moment", type_=BigInteger)
    naming = [facts[name].in_(bindparam(name, expanding=True)) for name in columns]
    return public_facts(kind, *naming, facts.from_at <= moment, facts.to_at > moment)


def is_seconded(authority: str, details: ContractDetailsFact) -> bool:
    """Return whether a contract's terms name an authority, or no buyer at all.

    An award to an authority that they do not name rests on the word of that authority alone.
    """
    named = named_by(details)
    return not named or authority in named


def named_by(details: ContractDetailsFact) -> set[str]:
    """Return the authorities that the details of a contract name."""
    return {*codes_of(details.buyers), *([details.lead] if details.lead else ())}


def term_changes_of(facts: FactsAt, contracts: Collection[str]) -> dict[str, list[TermChange]]:
    """Return the term changes by contract, ordered by agreement day, then in ledger order."""
    changes: dict[str, list[TermChange]] = defaultdict(list)
    for row in sort_by_agreement(facts.facts(TermChangeFact, contract=contracts)):
        changes[row.contract].append(term_change(row.change, row.last_day))
    return changes


def sort_by_agreement(changes: Iterable[TermChangeFact]) -> list[TermChangeFact]:
    """Return term changes by the day of agreement; those of one day in ledger order."""
    return sorted(changes, key=lambda fact: (fact.agreed_on or FIRST_DAY, place_of(fact)))


class ContractClaims(NamedTuple):
    """The values of undecided claims about the days, the level and the status of a contract."""

    days: tuple[DayClaim, ...] = ()
    levels: tuple[ServiceLevel, ...] = ()
    is_end_claimed: bool = False

    @classmethod
    def of(cls, claims: Iterable[ClaimFact]) -> "ContractClaims":
        """Sort typed claims by what they are about; the order of recording does not matter."""
        days, levels, statuses = set(), set(), set()
        for claim in claims:
            match claim.field, claim.reads_as:
                case _, None:
                    pass
                case "service_level", level:
                    levels.add(ServiceLevel(level))
                case "status", status:
                    statuses.add(ContractStatus(status))
                case field, day:
                    days.add(DayClaim(field, date.fromisoformat(day)))
        is_end_claimed = bool(statuses - {ContractStatus.ACTIVE})
        return cls(tuple(sorted(days)), tuple(sorted(levels)), is_end_claimed)


NO_CLAIMS = ContractClaims()


@dataclass(frozen=True, slots=True)
class Succession:
    """The last day of an authority, and the authority that succeeds it."""

    last_day: date
    successor: str


def successions_of(facts: FactsAt, authorities: Collection[str]) -> dict[str, Succession]:
    """Return the successions of these authorities, and those of their successors."""
    found: dict[str, Succession] = {}
    new, seen = {*authorities}, {*authorities}
    while new:
        versions = facts.facts(AuthorityDetailsFact, code=new)
        named = {
            item.code: Succession(item.last_day, item.successor)
            for item in sorted(versions, key=lambda item: item.holds_from or FIRST_DAY)
            if item.last_day is not None and item.successor is not None
        }
        if named:
            merges = merges_of(facts, AuthorityMergeFact)
            named = {
                code: Succession(item.last_day, merges.current(item.successor))
                for code, item in named.items()
            }
        found |= named
        new = {item.successor for item in named.values()} - seen
        seen |= new
    return found


SuppliersOf: TypeAlias = Callable[[Collection[str]], Iterable[ContractSupplier]]
"""A function that returns the current rows of the suppliers in some details, by their ids."""


@dataclass(slots=True)
class ContractFacts:
    """The current facts about some contracts that determine their days."""

    details: dict[str, list[ContractDetailsFact]]
    changes: Mapping[str, list[TermChange]]
    awards: dict[str, list[AwardFact]]
    trading: dict[str, Timeline]
    claims: dict[str, ContractClaims]
    scopes: Tree
    evidence: Mapping[str, date]
    providers: Merges
    consortia: Merges
    successions: Mapping[str, Succession]
    matched: Mapping[str, str]

    @classmethod
    def read(
        cls, facts: FactsAt, contracts: Collection[str], suppliers_of: SuppliersOf
    ) -> "ContractFacts":
        """Read the facts about contracts and their frameworks."""
        own = facts.facts(ContractDetailsFact, code=contracts)
        frameworks = {item.framework for item in own if item.framework} - {*contracts}
        others = facts.facts(ContractDetailsFact, code=frameworks)
        awards = facts.facts(AwardFact, contract=contracts)
        unnamed = [item.id for item in own if item.provider is None and item.suppliers_as_published]
        matched = matched_providers(suppliers_of(unnamed) if unnamed else ())
        providers = {item.provider for item in own if item.provider} | {*matched.values()}
        return cls(
            details=_group_by([*own, *others], "code"),
            changes=term_changes_of(facts, {*contracts, *frameworks}),
            awards=_group_by(awards, "contract"),
            trading={
                provider: trading_days(events)
                for provider, events in events_of(facts, providers).items()
            },
            claims=_undecided_claims(facts, contracts),
            scopes=scope_tree(facts),
            evidence=evidence_days(facts, [*awards, *own]),
            providers=merges_of(facts, ProviderMergeFact),
            consortia=merges_of(facts, ConsortiumMergeFact),
            successions=successions_of(facts, {award.authority for award in awards}),
            matched=matched,
        )

    def provider_of(self, details: ContractDetailsFact) -> str | None:
        """Return the provider that details name, or else the one that all their suppliers are."""
        if details.provider is not None:
            return self.providers.current(details.provider)
        return self.matched.get(details.id)


def matched_providers(suppliers: Iterable[ContractSupplier]) -> dict[str, str]:
    """Return the provider that all suppliers in some details are, by the id of the details."""
    found: dict[str, set[str | None]] = defaultdict(set)
    for supplier in suppliers:
        found[supplier.details].add(supplier.provider)
    return {
        details: provider
        for details, providers in found.items()
        if len(providers) == 1 and (provider := next(iter(providers))) is not None
    }


def events_of(facts: FactsAt, providers: Collection[str]) -> dict[str, list[ProviderEvent]]:
    """Return the events of each provider as domain values, by the code that answers use."""
    merges = merges_of(facts, ProviderMergeFact)
    found: dict[str, list[ProviderEvent]] = defaultdict(list)
    for fact in facts.facts(ProviderEventFact, provider=merges.group(providers)):
        found[merges.current(fact.provider)].append(ProviderEvent(fact.event, fact.day))
    return found


def scope_tree(facts: FactsAt) -> Tree:
    """Return the tree of scopes."""
    return facts.derived(ScopeDetailsFact, _tree_of)


def _tree_of(details: Iterable[ScopeDetailsFact]) -> Tree:
    return Tree({fact.code: fact.parent for fact in details})


@dataclass(frozen=True, slots=True)
class ScopesEver:
    """All scopes that ever were, each with those that were ever above it, and those below it.

    `moments` are those at which a scope came, moved or went; `branch_moments` those at which it
    or a scope below it did.
    """

    above: Mapping[str, set[str]]
    under: Mapping[str, list[str]]
    moments: Mapping[str, set[int]]
    branch_moments: Mapping[str, set[int]]

    @classmethod
    def of(cls, history: History) -> "ScopesEver":
        """Return the scopes of a history."""
        stated = _group_by(history.ever(ScopeDetailsFact), "code")
        parents = {
            code: {fact.parent for fact in facts if fact.parent} for code, facts in stated.items()
        }
        above = {code: _ancestors(code, parents) for code in stated}
        moments = {code: moments_of(facts) for code, facts in stated.items()}
        of_branches: dict[str, set[int]] = defaultdict(set)
        under: dict[str, list[str]] = defaultdict(list)
        for code, branches in above.items():
            for branch in branches:
                of_branches[branch] |= moments[code]
                under[branch].append(code)
        return cls(above, under, moments, of_branches)

    def below(self, scope: str) -> list[str]:
        """Return the scopes that were ever below a scope, and itself."""
        return self.under.get(scope, [])

    def beside(self, cells: Iterable[CellKey]) -> set[CellKey]:
        """Return cells, and those of all scopes that were ever below a scope above them."""
        return {
            (authority, code)
            for authority, scope in cells
            for above in self.above.get(scope, {scope})
            for code in (above, *self.below(above))
        }


def _ancestors(code: str, parents: Mapping[str, set[str]]) -> set[str]:
    """Return a code and all that were ever above it."""
    found, new = {code}, {code}
    while new := {up for item in new for up in parents.get(item, ())} - found:
        found |= new
    return found


def evidence_days(snapshot: FactsAt, facts: Iterable[Fact]) -> dict[str, date]:
    """Return the latest day of a source of each fact, corroborations included."""
    rests_on = [(fact.id, fact.source) for fact in facts]
    if not rests_on:
        return {}
    rests_on += [
        (item.fact, item.source)
        for item in snapshot.facts(CorroborationFact, fact=[fact for fact, _ in rests_on])
    ]
    days = snapshot.source_days({source for _, source in rests_on})
    latest: dict[str, date] = {}
    for fact, source in rests_on:
        day = days.get(source)
        if day is not None:
            latest[fact] = max(day, latest.get(fact, day))
    return latest


def latest(*days: date | None) -> date | None:
    """Return the latest of the days that are known, or None."""
    return max((day for day in days if day is not None), default=None)


def _undecided_claims(facts: FactsAt, contracts: Collection[str]) -> dict[str, ContractClaims]:
    """Return what undecided claims with a typed value say about contracts."""
    claims = facts.facts(ClaimFact, code=contracts, thing=["contract"], field=DISPUTABLE_FIELDS)
    decisions = facts.facts(ClaimDecisionFact, claim=[claim.id for claim in claims])
    decided = {decision.claim for decision in decisions if decision.verdict.settles}
    undecided: dict[str, list[ClaimFact]] = defaultdict(list)
    for claim in claims:
        if claim.reads_as is not None and claim.id not in decided:
            undecided[claim.code].append(claim)
    return {contract: ContractClaims.of(some) for contract, some in undecided.items()}


def _group_by(facts: Iterable[AnyFact], column: str) -> dict[str, list[AnyFact]]:
    groups: dict[str, list[AnyFact]] = defaultdict(list)
    for fact in facts:
        groups[getattr(fact, column)].append(fact)
    return groups


def value_columns(details: ContractDetailsFact) -> dict[str, Any]:
    """Return the columns of the amount that says most about the whole contract."""
    value = main_amount(recorded_amounts(details.amounts))
    return {
        "value_pence": int(value.pounds * 100) if value else None,
        "value_basis": value.basis if value else None,
        "value_vat": value.vat if value else None,
    }


def recorded_amounts(amounts: Sequence[Mapping[str, Any]]) -> list[Amount]:
    """Return amounts of money from their stored form."""
    return [
        Amount(Decimal(item["amount"]), ValueBasis(item["basis"]), Vat(item["vat"]))
        for item in amounts
    ]

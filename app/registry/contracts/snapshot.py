"""The current facts as of a position that determine the days of contracts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.terms import TermChange, term_change
from app.domain.timelines import Timeline
from app.domain.trading import ProviderEvent, trading_days
from app.domain.vocabulary import Visibility
from app.ledger.checks import ledger_order
from app.ledger.models import CorroborationFact, Fact, Source
from app.platform.db.columns import FIRST_DAY, LATEST
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.contracts.models import AwardFact, ContractDetailsFact, TermChangeFact
from app.registry.providers.models import ProviderEventFact
from app.registry.scopes.models import ScopeDetailsFact

AnyFact = TypeVar("AnyFact", bound=Fact)

DISPUTABLE_FIELDS = {"first_day", "last_day"}
"""The fields of a contract on which cover depends."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The public facts that are current at a position; by default the latest."""

    session: Session
    position: int = LATEST

    def facts(self, kind: type[AnyFact], **named: Collection[str]) -> list[AnyFact]:
        """Return current facts of a kind with one of these values per column, in ledger order."""
        if not all(named.values()):
            return []
        statement = _facts_statement(kind, tuple(sorted(named)))
        values = {column: sorted(some) for column, some in named.items()}
        return list(self.session.scalars(statement, {**values, "at_position": self.position}))

    def is_current(self, model: Any) -> ColumnElement[bool]:
        """Return the condition that a fact or a projected row is current at the position."""
        return and_(col(model.from_at) <= self.position, col(model.to_at) > self.position)


@cache
def _facts_statement(kind: type[AnyFact], columns: tuple[str, ...]) -> Select[AnyFact]:
    """Build a statement once for each use: building it costs more than running it."""
    position: BindParameter[int] = bindparam("at_position")
    naming = [getattr(kind, name).in_(bindparam(name, expanding=True)) for name in columns]
    return (
        select(kind)
        .where(*naming, col(kind.from_at) <= position, col(kind.to_at) > position)
        .where(col(kind.visibility) == Visibility.PUBLIC)
        .order_by(col(kind.from_at))
    )


def term_changes_of(snapshot: Snapshot, contracts: Collection[str]) -> dict[str, list[TermChange]]:
    """Return the term changes by contract, ordered by agreement day, then by ledger position."""
    changes: dict[str, list[TermChange]] = defaultdict(list)
    for row in sort_by_agreement(snapshot.facts(TermChangeFact, contract=contracts)):
        changes[row.contract].append(term_change(row.change, row.last_day))
    return changes


def sort_by_agreement(changes: Iterable[TermChangeFact]) -> list[TermChangeFact]:
    """Return term changes by the day of agreement; those of one day in ledger order."""
    return sorted(changes, key=lambda fact: (fact.agreed_on or FIRST_DAY, ledger_order(fact)))


@dataclass(slots=True)
class ContractFacts:
    """The current facts about some contracts that determine their days."""

    contracts: set[str]
    details: dict[str, list[ContractDetailsFact]]
    changes: Mapping[str, list[TermChange]]
    awards: dict[str, list[AwardFact]]
    trading: dict[str, Timeline]
    disputed: dict[str, set[str]]
    parents: dict[str, str | None]
    evidence: Mapping[str, date]

    @classmethod
    def read(cls, snapshot: Snapshot, contracts: Collection[str]) -> "ContractFacts":
        """Read the facts about contracts, their call-offs and their frameworks."""
        call_offs = snapshot.facts(ContractDetailsFact, framework=contracts)
        contracts_ = {*contracts, *(item.code for item in call_offs)}
        own = snapshot.facts(ContractDetailsFact, code=contracts_)
        frameworks = {item.framework for item in own if item.framework} - contracts_
        others = snapshot.facts(ContractDetailsFact, code=frameworks)
        details = _group_by([*own, *others], "code")
        awards = snapshot.facts(AwardFact, contract=contracts_)
        providers = {item.provider for item in own if item.provider}
        changes = term_changes_of(snapshot, contracts_ | frameworks)
        return cls(
            contracts=contracts_,
            details=details,
            changes=changes,
            awards=_group_by(awards, "contract"),
            trading={
                provider: trading_days(events)
                for provider, events in events_of(snapshot, providers).items()
            },
            disputed=_disputed_fields(snapshot, contracts_),
            parents=scope_parents(snapshot),
            evidence=evidence_days(snapshot, [*awards, *own]),
        )


def events_of(snapshot: Snapshot, providers: Collection[str]) -> dict[str, list[ProviderEvent]]:
    """Return the events of each provider as domain values."""
    found: dict[str, list[ProviderEvent]] = defaultdict(list)
    for fact in snapshot.facts(ProviderEventFact, provider=providers):
        found[fact.provider].append(ProviderEvent(fact.event, fact.day))
    return found


def scope_parents(snapshot: Snapshot) -> dict[str, str | None]:
    """Return the parent of each scope."""
    facts = snapshot.facts(ScopeDetailsFact)
    return {fact.code: fact.parent for fact in facts}


def evidence_days(snapshot: Snapshot, facts: Iterable[Fact]) -> dict[str, date]:
    """Return the latest day of a source of each fact, corroborations included."""
    facts_ = list(facts)
    if not facts_:
        return {}
    rests_on = [(fact.id, fact.source) for fact in facts_]
    rests_on += [
        (item.fact, item.source)
        for item in snapshot.facts(CorroborationFact, fact=[fact.id for fact in facts_])
    ]
    sources = snapshot.session.scalars(
        select(Source).where(col(Source.code).in_({source for _, source in rests_on}))
    )
    days = {source.code: source.dated_on or source.published_on for source in sources}
    latest: dict[str, date] = {}
    for fact, source in rests_on:
        day = days.get(source)
        if day is not None:
            latest[fact] = max(day, latest.get(fact, day))
    return latest


def _disputed_fields(snapshot: Snapshot, contracts: Collection[str]) -> dict[str, set[str]]:
    """Return, for each contract, the names of its fields about which a claim is undecided."""
    claims = snapshot.facts(ClaimFact, thing=["contract"], code=contracts, field=DISPUTABLE_FIELDS)
    decisions = snapshot.facts(ClaimDecisionFact, claim=[claim.id for claim in claims])
    decided = {decision.claim for decision in decisions if decision.verdict.settles}
    disputed: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.id not in decided:
            disputed[claim.code].add(claim.field)
    return disputed


def _group_by(facts: Iterable[AnyFact], column: str) -> dict[str, list[AnyFact]]:
    groups: dict[str, list[AnyFact]] = defaultdict(list)
    for fact in facts:
        groups[getattr(fact, column)].append(fact)
    return groups

"""The facts as of a moment that determine the deadlines of contracts."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any, TypeVar

from app.domain.notice_rules import RegulatedContract
from app.domain.periods import Period, period_of
from app.domain.timelines import Timeline
from app.domain.trading import trading_days
from app.domain.vocabulary import RecordState
from app.ledger.history import FactsAt
from app.ledger.models import Fact
from app.platform.db.references import codes_of
from app.registry.contracts.models import (
    ContractDetailsFact,
    ContractReplacement,
    ContractTerm,
    NoticeFact,
    TermChangeFact,
)
from app.registry.contracts.snapshot import events_of
from app.worklist.deadlines.contracts import (
    ContractDeadlines,
    ContractRecord,
    contract_deadlines,
    trigger_days,
)

AnyFact = TypeVar("AnyFact", bound=Fact)
TermsOf = Callable[[Collection[str]], list[ContractTerm]]
"""Returns the agreed terms of contracts at the moment of a snapshot."""

_OF_DETAILS = (
    "name", "kind", "purpose", "regime", "special_regime", "ground", "lead", "record", "options",
    "break_on", "review_on", "decided_on", "signed_on", "amounts", "route", "notice_months", "ocid",
)  # fmt: skip
_OF_TERM = (
    "contract", "provider", "first_day", "first_day_basis", "last_day", "last_day_basis",
    "is_cancelled",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ContractVersion:
    """A contract as one version of its details says, with the days for which it holds."""

    days: Period
    replaced: Timeline
    attesting: Sequence[str]
    """The authorities that attest its record of notices: its lead, or without one its buyers."""
    has_key_dates: bool
    deadlines: ContractDeadlines
    """The facts that decide about its deadlines if it is not replaced and its end not disputed."""
    disputed: RegulatedContract
    """The contract as the rules evaluate it if its end is disputed."""


@dataclass(frozen=True, slots=True)
class DeadlineFacts:
    """The current facts about some contracts that determine their deadlines."""

    terms: Mapping[str, Sequence[ContractTerm]]
    details: Mapping[str, ContractDetailsFact]
    changes: Mapping[str, Sequence[TermChangeFact]]
    notices: Mapping[str, Sequence[NoticeFact]]
    replaced: Mapping[str, Timeline]
    trading: Mapping[str, Timeline]

    @classmethod
    def read(
        cls,
        facts: FactsAt,
        terms_of: TermsOf,
        contracts: Collection[str],
        replacements: Iterable[ContractReplacement],
    ) -> "DeadlineFacts":
        """Read the facts about contracts; `replacements` are all that ever named them."""
        terms = terms_of(contracts)
        providers = {term.provider for term in terms if term.provider}
        return cls(
            terms=_grouped(terms),
            details={item.id: item for item in facts.facts(ContractDetailsFact, code=contracts)},
            changes=_grouped(facts.facts(TermChangeFact, contract=contracts)),
            notices=_grouped(facts.facts(NoticeFact, contract=contracts)),
            replaced=_replaced_days(facts, terms_of, replacements),
            trading={
                provider: trading_days(events)
                for provider, events in events_of(facts, providers).items()
            },
        )

    def versions(self, contract: str) -> Iterator[ContractVersion]:
        """Yield the versions of a contract with the days for which each holds."""
        for term in self.terms.get(contract, ()):
            details = self.details[term.details]
            row = _row(term, details)
            record = ContractRecord(
                row,
                self.changes.get(contract, ()),
                self.notices.get(contract, ()),
                self.trading.get(row.provider or "", Timeline.always()),
                is_replaced=False,
                is_end_disputed=False,
                attested=Timeline.empty(),
            )
            deadlines = contract_deadlines(record)
            days = trigger_days(replace(record, is_end_disputed=True))
            yield ContractVersion(
                period_of(term.days_from, term.days_to),
                self.replaced.get(contract, Timeline.empty()),
                [row.lead] if row.lead else row.buyers,
                not term.is_cancelled and details.record is not RecordState.SUPERSEDED,
                deadlines,
                replace(deadlines.regulated, days=days),
            )


def _row(term: ContractTerm, details: ContractDetailsFact) -> Any:
    """Return the columns that a statement of contracts selects."""
    return SimpleNamespace(
        **{name: getattr(details, name) for name in _OF_DETAILS},
        **{name: getattr(term, name) for name in _OF_TERM},
        buyers=codes_of(details.buyers),
        provider_name=None,  # A name is read with the day, not stored.
        suppliers_as_published=(),
        signed_first_day=details.first_day,
        signed_first_day_basis=details.first_day_basis,
        signed_last_day=details.last_day,
        signed_last_day_basis=details.last_day_basis,
    )


def _replaced_days(
    facts: FactsAt, terms_of: TermsOf, replacements: Iterable[ContractReplacement]
) -> dict[str, Timeline]:
    """Return the days for which another contract with a term says that it replaces a contract."""
    named: dict[str, set[str]] = defaultdict(set)
    for link in replacements:
        named[link.fact].add(link.contract)
    details = facts.facts(ContractDetailsFact, id=[*named]) if named else []
    saying = {item.id for item in details if item.record is not RecordState.SUPERSEDED}
    days: dict[str, Timeline] = {}
    for term in terms_of({item.code for item in details}) if saying else ():
        if term.details in saying and not term.is_cancelled:
            held = Timeline.of(period_of(term.days_from, term.days_to))
            for contract in named[term.details]:
                days[contract] = days.get(contract, Timeline.empty()) | held
    return days


def _grouped(rows: Iterable[Any]) -> dict[str, list[Any]]:
    """Return rows by their contract."""
    groups: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        groups[row.contract].append(row)
    return groups

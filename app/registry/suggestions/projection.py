"""Projection of equal names to suggestions.

Those of providers are kept by the name, those of authorities by the number of the buyer.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, and_, or_, select, union
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.domain.vocabulary import SuggestionKind
from app.ledger.fact_types import Projection
from app.ledger.history import facts_of, is_current, moments_of, public_facts
from app.ledger.merges import Merges
from app.ledger.models import Fact
from app.ledger.projections import (
    Changes,
    KeyScope,
    Row,
    RowHistory,
    RowsOverTime,
    chunks,
    in_one_part,
    reconcile,
    replace_histories,
)
from app.platform.db.columns import LATEST, table
from app.registry.authorities.models import PublishedBuyerFact
from app.registry.contracts.models import ContractSupplier
from app.registry.contracts.suppliers import SUPPLIERS
from app.registry.providers.models import ProviderMergeFact, ProviderName
from app.registry.suggestions.buyers import FACTS as BUYER_FACTS
from app.registry.suggestions.buyers import Buyers, numbers_affected
from app.registry.suggestions.models import ProviderDistinctionFact, Suggestion
from app.registry.suggestions.rows import rows_by, suggestion_row

_SUPPLIER, _NAME, _SUGGESTION = table(ContractSupplier), table(ProviderName), table(Suggestion)
_NAMED: tuple[type[SQLModel], ...] = (ContractSupplier, ProviderName)


@dataclass(frozen=True, slots=True)
class _Named:
    """All suppliers and providers that ever had some names, and what was decided about them."""

    suppliers: Mapping[str, Sequence[Any]]
    providers: Mapping[str, Sequence[Any]]
    merges: Sequence[Any]
    distinctions: Sequence[Any]

    @classmethod
    def read(cls, session: Session, keys: Sequence[str]) -> "_Named":
        suppliers, providers = (
            rows_by(session, "name_key", select(rows).where(rows.c.name_key.in_(keys)))
            for rows in (_SUPPLIER, _NAME)
        )
        merges, distinctions = (
            [*session.execute(public_facts(kind))]
            for kind in (ProviderMergeFact, ProviderDistinctionFact)
        )
        return cls(suppliers, providers, merges, distinctions)

    def moments(self, key: str) -> set[int]:
        """Return the moments at which the suggestions about a name may change."""
        named = (*self.suppliers.get(key, ()), *self.providers.get(key, ()))
        others = (*self.merges, *self.distinctions) if named else ()
        return moments_of([*named, *others])

    def rows(self, key: str, moment: int) -> Iterator[Row]:
        """Yield the suggestions about a name at a moment."""
        suppliers = {
            (row.number_key, row.suggested)
            for row in self.suppliers.get(key, ())
            if row.suggested is not None and is_current(row, moment)
        }
        for number, provider in sorted(suppliers, key=str):
            yield suggestion_row(
                SuggestionKind.SUPPLIER, name_key=key, number_key=number, provider=provider
            )
        merges = Merges.of(fact for fact in self.merges if is_current(fact, moment))
        named = [row for row in self.providers.get(key, ()) if is_current(row, moment)]
        providers = sorted({merges.current(row.provider) for row in named}, key=_newest_last)
        distinct = {
            frozenset((merges.current(fact.provider), merges.current(fact.other)))
            for fact in self.distinctions
            if is_current(fact, moment)
        }
        for kept, given_up in combinations(providers, 2):
            if frozenset((kept, given_up)) not in distinct:
                yield suggestion_row(
                    SuggestionKind.DUPLICATE_PROVIDER, name_key=key, provider=given_up, other=kept
                )


@dataclass(frozen=True, slots=True)
class _KeptBy:
    """The suggestions of some kinds, which are computed together for each key in a column.

    `keys` selects every key that a suggestion ever had or may have had.
    """

    column: str
    kinds: tuple[SuggestionKind, ...]
    keys: CompoundSelect[str]
    read: Callable[[Session, Sequence[str]], _Named | Buyers]

    def scope(self, keys: Sequence[str]) -> KeyScope:
        """Return the open rows with these keys."""
        pairs = [(kind, key) for kind in self.kinds for key in keys]
        return KeyScope(("kind", self.column), pairs)

    def within(self, keys: Sequence[str]) -> ColumnElement[bool]:
        """Return the condition that a row has one of these keys."""
        return and_(_SUGGESTION.c.kind.in_(self.kinds), _SUGGESTION.c[self.column].in_(keys))


_BY_NAME = _KeptBy(
    "name_key",
    (SuggestionKind.SUPPLIER, SuggestionKind.DUPLICATE_PROVIDER),
    union(
        select(_SUPPLIER.c.name_key),
        select(_NAME.c.name_key),
        select(_SUGGESTION.c.name_key).where(_SUGGESTION.c.name_key.is_not(None)),
    ),
    _Named.read,
)
_BY_NUMBER = _KeptBy(
    "number_key",
    (SuggestionKind.BUYER,),
    union(
        select(table(PublishedBuyerFact).c.number_key),
        select(_SUGGESTION.c.number_key).where(_SUGGESTION.c.kind == SuggestionKind.BUYER),
    ),
    Buyers.read,
)
_BOTH = (_BY_NAME, _BY_NUMBER)


def _newest_last(code: str) -> tuple[bool, str]:
    """Return the place of a provider: codes that imports made of a number come last."""
    return code.startswith("gb-"), code


def _affected(session: Session, facts: Sequence[Fact], changes: Changes) -> set[tuple[str, str]]:
    """Return the names and the numbers about which a suggestion may have come or gone."""
    numbers = numbers_affected(session, facts, changes)
    names = _names_affected(session, facts, changes)
    return {(_BY_NUMBER.column, key) for key in numbers} | {(_BY_NAME.column, key) for key in names}


def _names_affected(session: Session, facts: Sequence[Fact], changes: Changes) -> set[str]:
    keys = {row["name_key"] for model in _NAMED for row in changes.get(model, ())}
    merges, distinct = facts_of(facts, ProviderMergeFact), facts_of(facts, ProviderDistinctionFact)
    providers = {code for fact in merges for code in (fact.former, fact.into)}
    providers |= {code for fact in distinct for code in (fact.provider, fact.other)}
    for some in chunks(sorted(providers)):
        named = select(_NAME.c.name_key).where(_NAME.c.provider.in_(some))
        shown = or_(_SUGGESTION.c.provider.in_(some), _SUGGESTION.c.other.in_(some))
        keys |= {*session.scalars(union(named, select(_SUGGESTION.c.name_key).where(shown)))}
    return keys


def _project(session: Session, keys: Collection[tuple[str, str]], moment: int) -> Changes:
    changed: list[Row] = []
    for by in _BOTH:
        for some in chunks(sorted(key for column, key in keys if column == by.column)):
            found = by.read(session, some)
            rows = [row for key in some for row in found.rows(key, LATEST)]
            changed += reconcile(session, Suggestion, by.scope(some), rows, moment)
    return {Suggestion: changed}


def _histories(session: Session) -> Iterator[RowHistory]:
    for by in _BOTH:
        for some in chunks(session.scalars(by.keys).all()):
            found, computed = by.read(session, some), RowsOverTime(Suggestion)
            for key in some:
                for moment in sorted(found.moments(key)):
                    computed.want(key, found.rows(key, moment), moment)
            yield RowHistory(Suggestion, by.within(some), computed.rows())


def _erase(session: Session, _: Sequence[Any]) -> None:
    """Compute all rows anew: those about an erased name cannot be told from it any more."""
    replace_histories(session, _histories(session))


SUGGESTIONS = Projection(
    "suggestions",
    (*SUPPLIERS.facts, ProviderDistinctionFact, *BUYER_FACTS),
    (Suggestion,),
    _affected,
    _project,
    in_one_part(_histories),
    erase=_erase,
)
PROJECTIONS = (SUGGESTIONS,)

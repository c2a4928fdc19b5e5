"""Projection of equal names to suggestions."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sqlalchemy import or_, select, union
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
    reconcile,
    replace_histories,
)
from app.platform.db.columns import LATEST, table
from app.registry.contracts.models import ContractSupplier
from app.registry.contracts.suppliers import SUPPLIERS
from app.registry.providers.models import ProviderMergeFact, ProviderName
from app.registry.suggestions.models import ProviderDistinctionFact, Suggestion

_SUPPLIER, _NAME, _SUGGESTION = table(ContractSupplier), table(ProviderName), table(Suggestion)
_BY_NAME: tuple[type[SQLModel], ...] = (ContractSupplier, ProviderName, Suggestion)


@dataclass(frozen=True, slots=True)
class _Named:
    """All suppliers and providers that ever had some names, and what was decided about them."""

    suppliers: Mapping[str, Sequence[Any]]
    providers: Mapping[str, Sequence[Any]]
    merges: Sequence[Any]
    distinctions: Sequence[Any]

    @classmethod
    def read(cls, session: Session, keys: Sequence[str]) -> "_Named":
        suppliers, providers = (_by_key(session, rows, keys) for rows in (_SUPPLIER, _NAME))
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
            yield _row(SuggestionKind.SUPPLIER, key, number, provider, None)
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
                yield _row(SuggestionKind.DUPLICATE_PROVIDER, key, None, given_up, kept)


def _newest_last(code: str) -> tuple[bool, str]:
    """Return the place of a provider: codes that imports made of a number come last."""
    return code.startswith("gb-"), code


def _row(
    kind: SuggestionKind, key: str, number: str | None, provider: str, other: str | None
) -> Row:
    about = "|".join((kind, key, number or "", provider, other or ""))
    return {
        "code": hashlib.sha256(about.encode()).hexdigest()[:20],
        "kind": kind,
        "name_key": key,
        "number_key": number,
        "provider": provider,
        "other": other,
    }


def _by_key(session: Session, rows: Any, keys: Sequence[str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(select(rows).where(rows.c.name_key.in_(keys))):
        found[row.name_key].append(row)
    return found


def _affected(session: Session, facts: Sequence[Fact], changes: Changes) -> set[str]:
    """Return the names about which a suggestion may have come or gone."""
    keys = {row["name_key"] for model in _BY_NAME[:2] for row in changes.get(model, ())}
    merges, distinct = facts_of(facts, ProviderMergeFact), facts_of(facts, ProviderDistinctionFact)
    providers = {code for fact in merges for code in (fact.former, fact.into)}
    providers |= {code for fact in distinct for code in (fact.provider, fact.other)}
    for some in chunks(sorted(providers)):
        named = select(_NAME.c.name_key).where(_NAME.c.provider.in_(some))
        shown = or_(_SUGGESTION.c.provider.in_(some), _SUGGESTION.c.other.in_(some))
        keys |= {*session.scalars(union(named, select(_SUGGESTION.c.name_key).where(shown)))}
    return keys


def _project(session: Session, keys: Collection[str], moment: int) -> Changes:
    changed: list[Row] = []
    for some in chunks(sorted(keys)):
        named = _Named.read(session, some)
        rows = [row for key in some for row in named.rows(key, LATEST)]
        changed += reconcile(session, Suggestion, KeyScope("name_key", some), rows, moment)
    return {Suggestion: changed}


def _histories(session: Session) -> Iterator[RowHistory]:
    keys = session.scalars(union(*(select(table(model).c.name_key) for model in _BY_NAME))).all()
    for some in chunks(keys):
        named, computed = _Named.read(session, some), RowsOverTime(Suggestion)
        for key in some:
            for moment in sorted(named.moments(key)):
                computed.want(key, named.rows(key, moment), moment)
        yield RowHistory(Suggestion, _SUGGESTION.c.name_key.in_(some), computed.rows())


def _erase(session: Session, _: Sequence[Any]) -> None:
    """Compute all rows anew: those about an erased name cannot be told from it any more."""
    replace_histories(session, _histories(session))


SUGGESTIONS = Projection(
    "suggestions",
    (*SUPPLIERS.facts, ProviderDistinctionFact),
    (Suggestion,),
    _affected,
    _project,
    _histories,
    erase=_erase,
)
PROJECTIONS = (SUGGESTIONS,)

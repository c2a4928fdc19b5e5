"""Checks of the histories that a batch of facts results in, and the fact that causes a refusal."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.ledger.models import Fact, place_of
from app.ledger.projections import chunks
from app.platform.db.columns import NEVER

AnyFact = TypeVar("AnyFact", bound=Fact)
Key = TypeVar("Key", bound=Hashable)

Rule: TypeAlias = Callable[[Sequence[Any]], None]
"""A function that raises DomainError if facts, in ledger order, contradict each other."""

Explain: TypeAlias = Callable[[Any, DomainError], DomainError]
"""A function that makes a rule's refusal the one for the author of the fact that caused it."""


def is_open(fact: Fact) -> bool:
    """Return True for a fact that is neither withdrawn nor revised."""
    return fact.to_at == NEVER


def never_stood(fact: Fact) -> bool:
    """Return True for a fact that was ended by the batch that recorded it."""
    return fact.from_at == fact.to_at


def group_by(facts: Iterable[AnyFact], key: Callable[[AnyFact], Key]) -> dict[Key, list[AnyFact]]:
    """Group facts by a key, in the order of the facts."""
    groups: dict[Key, list[AnyFact]] = {}
    for fact in facts:
        groups.setdefault(key(fact), []).append(fact)
    return groups


def current_by(
    session: Session, kind: type[AnyFact], keys: Collection[Any], *columns: str
) -> Mapping[Any, list[AnyFact]]:
    """Return the current facts of a kind by the values of some columns, in ledger order.

    One statement reads the facts of up to 500 keys. The keys are tuples if there are several
    columns.
    """
    key_of = attrgetter(*columns)
    found: dict[Any, list[AnyFact]] = defaultdict(list)
    for some in chunks(keys):
        values = [some] if len(columns) == 1 else [*zip(*some, strict=True)]
        named = {
            column: sorted(set(of_column))
            for column, of_column in zip(columns, values, strict=True)
        }
        wanted = set(some)
        for fact in session.scalars(_current_by(kind, columns), named):
            # The columns are filtered one by one, so other combinations of values are read too.
            if key_of(fact) in wanted:
                found[key_of(fact)].append(fact)
    for facts in found.values():
        facts.sort(key=place_of)
    return found


@cache
def _current_by(kind: type[AnyFact], columns: tuple[str, ...]) -> Select[AnyFact]:
    """Build a statement once for each use: building it costs more than running it."""
    named = (getattr(kind, name).in_(bindparam(name, expanding=True)) for name in columns)
    return select(kind).where(*named, col(kind.to_at) == NEVER)


def check_history(
    batch: Sequence[Fact], history: Iterable[Fact], rule: Rule, explain: Explain | None = None
) -> None:
    """Raise the refusal of a history by a rule; it names the fact of the batch that caused it.

    `batch` holds the recorded, revised and ended facts about one subject in ledger order, and
    `history` the facts about it that are current after the batch. The cause is the last fact of the
    shortest part of the batch, from its beginning on, from which the rule refuses the history
    whatever else of the batch follows. A fact that was ended has no wrong field.
    """
    facts = {fact.id: fact for fact in history}
    refused = _refusal(rule, facts)
    if refused is None:
        return
    cause = batch[-1]
    for fact in reversed(batch):
        cause = fact
        _take_back(facts, fact)
        before = _refusal(rule, facts)
        if before is None:
            break
        refused = before
    error = refused if explain is None else explain(cause, refused)
    field = error.field if is_open(cause) else None
    raise DomainError(error.code, error.detail, field, cause.id) from refused


def _refusal(rule: Rule, facts: Mapping[str, Fact]) -> DomainError | None:
    try:
        rule(sorted(facts.values(), key=place_of))
    except DomainError as refused:
        return refused
    return None


def _take_back(facts: dict[str, Fact], fact: Fact) -> None:
    """Change a history to the one before a fact was recorded or ended."""
    if is_open(fact):
        facts.pop(fact.id, None)
    elif not never_stood(fact):
        facts[fact.id] = fact

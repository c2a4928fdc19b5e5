"""Public facts through time: those that are current at a moment, and all that ever were."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Protocol, TypeVar

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.vocabulary import Visibility
from app.ledger.models import Fact, Source, in_order, place_of
from app.ledger.projections import MAX_VALUES, chunks
from app.platform.db.columns import NEVER, table

AnyFact = TypeVar("AnyFact", bound=Fact)
Derived = TypeVar("Derived")


class FactsAt(Protocol):
    """The public facts that are current at a moment."""

    def facts(self, kind: type[AnyFact], **named: Collection[str]) -> list[AnyFact]:
        """Return current facts of a kind with one of these values per column, in ledger order."""

    def derived(self, kind: type[AnyFact], make: Callable[[list[AnyFact]], Derived]) -> Derived:
        """Return a value computed from all current facts of a kind."""

    def source_days(self, codes: Collection[str]) -> dict[str, date | None]:
        """Return the day that each of these sources covers."""


def facts_of(facts: Iterable[Fact], kind: type[AnyFact]) -> list[AnyFact]:
    """Return the facts of a kind among others."""
    return [fact for fact in facts if isinstance(fact, kind)]


def moments_of(rows: Iterable[Any]) -> set[int]:
    """Return the moments at which facts or computed rows begin or end."""
    moments = {moment for row in rows for moment in (row.from_at, row.to_at)}
    return moments - {NEVER}


def is_current(row: Any, moment: int) -> bool:
    """Return True if a loaded fact or computed row is current at a moment."""
    return bool(row.from_at <= moment < row.to_at)


@dataclass(slots=True)
class History:
    """All public facts that ever were, loaded when first needed.

    Whoever needs many values names them all at once: then they are loaded by one statement.
    """

    session: Session
    _found: dict[tuple[type[Fact], str], dict[str, list[Any]]] = field(default_factory=dict)
    _all: dict[type[Fact], list[Any]] = field(default_factory=dict)
    _moments: dict[type[Fact], list[int]] = field(default_factory=dict)
    _derived: dict[tuple[Any, ...], Any] = field(default_factory=dict)
    _days: dict[str, date | None] = field(default_factory=dict)

    def at(self, moment: int) -> "HistoricFacts":
        """Return the facts that are current at a moment."""
        return HistoricFacts(self, moment)

    def ever(self, kind: type[AnyFact], **named: Collection[str]) -> list[AnyFact]:
        """Return all facts of a kind with one of these values per column, in ledger order.

        The facts are loaded by the first of the columns.
        """
        if not named:
            return self._everything(kind)
        (column, values), *others = named.items()
        index = self._load(kind, column, values)
        found = [fact for value in values for fact in index[value]]
        if len(values) > 1:
            found.sort(key=place_of)
        for name, some in others:
            found = [fact for fact in found if getattr(fact, name) in some]
        return found

    def moments(self, kind: type[Fact]) -> list[int]:
        """Return the moments at which a fact of a kind begins or ends, in order."""
        if kind not in self._moments:
            self._moments[kind] = sorted(moments_of(self._everything(kind)))
        return self._moments[kind]

    def derived(
        self, kind: type[AnyFact], make: Callable[[list[AnyFact]], Derived], moment: int
    ) -> Derived:
        """Return a value computed from the facts of a kind, once for as long as they are alike."""
        key = (kind, make, bisect_right(self.moments(kind), moment))
        if key not in self._derived:
            self._derived[key] = make(self.at(moment).facts(kind))
        found: Derived = self._derived[key]
        return found

    def source_days(self, codes: Collection[str]) -> dict[str, date | None]:
        """Return the day that each of these sources covers; a source never changes."""
        if missing := [code for code in codes if code not in self._days]:
            self._days |= source_days(self.session, missing)
        return {code: self._days[code] for code in codes if code in self._days}

    def _everything(self, kind: type[AnyFact]) -> list[AnyFact]:
        if kind not in self._all:
            self._all[kind] = list(self.session.scalars(_statement(kind, None)))
        return self._all[kind]

    def _load(
        self, kind: type[AnyFact], column: str, values: Collection[str]
    ) -> dict[str, list[AnyFact]]:
        """Return the facts by the values of a column, these values among them."""
        index = self._found.setdefault((kind, column), {})
        for some in chunks((value for value in values if value not in index), MAX_VALUES):
            index |= {value: [] for value in some}
            for fact in self.session.scalars(_statement(kind, column), {"values": list(some)}):
                index[getattr(fact, column)].append(fact)
        return index


@dataclass(frozen=True, slots=True)
class HistoricFacts:
    """The facts of a history that are current at a moment."""

    history: History
    moment: int

    def facts(self, kind: type[AnyFact], **named: Collection[str]) -> list[AnyFact]:
        """Return current facts of a kind with one of these values per column, in ledger order."""
        found = self.history.ever(kind, **named)
        return [fact for fact in found if is_current(fact, self.moment)]

    def derived(self, kind: type[AnyFact], make: Callable[[list[AnyFact]], Derived]) -> Derived:
        """Return a value computed from all current facts of a kind."""
        return self.history.derived(kind, make, self.moment)

    def source_days(self, codes: Collection[str]) -> dict[str, date | None]:
        """Return the day that each of these sources covers."""
        return self.history.source_days(codes)


def source_days(session: Session, codes: Sequence[str]) -> dict[str, date | None]:
    """Read the day that each of these sources covers: its own, else that of its publication."""
    days: dict[str, date | None] = {}
    for some in chunks(codes, MAX_VALUES):
        found = session.execute(_SOURCE_DAYS, {"codes": list(some)})
        days |= {code: dated_on or published_on for code, dated_on, published_on in found}
    return days


_SOURCE_DAYS = select(col(Source.code), col(Source.dated_on), col(Source.published_on)).where(
    col(Source.code).in_(bindparam("codes", expanding=True))
)


@cache
def _statement(kind: type[AnyFact], column: str | None) -> Select[AnyFact]:
    """Build a statement once for each use: building it costs more than running it."""
    facts = select(kind).where(col(kind.visibility) == Visibility.PUBLIC)
    if column is not None:
        facts = facts.where(getattr(kind, column).in_(bindparam("values", expanding=True)))
    return facts.order_by(*in_order(table(kind)))

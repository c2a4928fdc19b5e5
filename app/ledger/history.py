"""Public facts through time: those that are current at a moment, and all that ever were."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Protocol, TypeVar

from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.vocabulary import Visibility
from app.ledger.models import Fact, Source, in_order, place_of
from app.ledger.projections import MAX_VALUES, chunks
from app.platform.db.columns import NEVER, table
from app.platform.db.references import list_columns

AnyFact = TypeVar("AnyFact", bound=Fact)
Derived = TypeVar("Derived")


_DERIVED = "derived from facts"


@dataclass(slots=True)
class DerivedValues:
    """Values computed from all current facts of a kind, kept for as long as a batch adds none.

    They belong to the session of one batch, which holds the writers' lock.
    """

    values: dict[tuple[type[Fact], Any], Any] = field(default_factory=dict)

    @classmethod
    def begin(cls, session: Session) -> "DerivedValues":
        """Keep the values that are computed in a session from now on."""
        kept = session.info[_DERIVED] = cls()
        return kept

    @classmethod
    def of(cls, session: Session) -> "DerivedValues":
        """Return the values kept in a session; outside of a batch, there are none."""
        kept: DerivedValues = session.info.get(_DERIVED) or cls()
        return kept

    def forget(self, kind: type[Fact]) -> None:
        """Drop the values computed from a kind of which a fact begins or ends."""
        self.values = {key: value for key, value in self.values.items() if key[0] is not kind}

    def end(self, session: Session) -> None:
        """Keep nothing from now on."""
        session.info.pop(_DERIVED, None)


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


def public_facts(kind: type[AnyFact], *conditions: ColumnElement[bool]) -> Select[Any]:
    """Build the statement for public facts of a kind, in ledger order.

    It reads rows with the columns and the lists of codes of the kind: nobody changes these facts,
    and objects that could be changed take several times as long to load.
    """
    facts = table(kind)
    return (
        select(facts, *list_columns(kind))
        .where(*conditions, facts.c.visibility == Visibility.PUBLIC)
        .order_by(*in_order(facts))
    )


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
            self._all[kind] = [*self.session.execute(_statement(kind, None))]
        return self._all[kind]

    def _load(
        self, kind: type[AnyFact], column: str, values: Collection[str]
    ) -> dict[str, list[AnyFact]]:
        """Return the facts by the values of a column, these values among them."""
        index = self._found.setdefault((kind, column), {})
        missing = [value for value in values if value not in index]
        for some in chunks(missing, MAX_VALUES) if missing else ():
            index |= {value: [] for value in some}
            found: Any = self.session.execute(_statement(kind, column), {"values": list(some)})
            for fact in found:
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
def _statement(kind: type[Fact], column: str | None) -> Select[Any]:
    """Build a statement once for each use: building it costs more than running it."""
    if column is None:
        return public_facts(kind)
    return public_facts(kind, table(kind).c[column].in_(bindparam("values", expanding=True)))

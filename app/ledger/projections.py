"""Computed rows: closed if they change, never overwritten."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import islice
from math import prod
from operator import itemgetter
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ColumnElement,
    Delete,
    Select,
    Table,
    Update,
    and_,
    bindparam,
    delete,
    insert,
    select,
    tuple_,
    update,
)
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.platform.db.columns import NEVER, table

Item = TypeVar("Item")
Row: TypeAlias = Mapping[str, Any]

Changes: TypeAlias = Mapping[type[SQLModel], Sequence[Row]]
"""The rows of each model that were opened or closed, without ids and moments."""

CHUNK = 500
"""The number of rows that are handled at once."""

MAX_VALUES = 5_000
"""The number of values in one statement: SQLite takes 32,766, PostgreSQL 65,535."""

LEDGER_KEYS = {"id", "from_at", "to_at"}


def reconcile(
    session: Session,
    model: type[SQLModel],
    scope: "Scope",
    wanted: Iterable[Row],
    moment: int,
) -> list[Row]:
    """Make the open rows within a scope equal to the wanted ones, and return the changed rows.

    Called again at the same moment, it leaves what one call would: rows closed at this moment are
    opened again.
    """
    return replace_rows(session, model, stored_rows(session, model, scope, moment), wanted, moment)


def stored_rows(
    session: Session, model: type[SQLModel], scope: "Scope", moment: int
) -> Sequence[Row]:
    """Return the rows within a scope that were not closed before a moment."""
    if isinstance(scope, KeyScope):
        columns = (scope.column,) if isinstance(scope.column, str) else scope.column
        condition, values = key_condition(model, columns, scope.keys)
    else:
        condition, values = scope.condition, {**scope.values}
    statement = _not_closed(model, condition)
    found: Any = session.execute(statement, {"moment": moment, **values}).mappings()
    return [*found]


def replace_rows(
    session: Session,
    model: type[SQLModel],
    stored: Iterable[Row],
    wanted: Iterable[Row],
    moment: int,
) -> list[Row]:
    """Make the open ones among stored rows equal to the wanted ones; see `reconcile`."""
    rows, key_of = table(model), row_key(value_columns(model))
    present, closed = TakenRows(key_of), TakenRows(key_of)
    for row in stored:
        (present if row["to_at"] == NEVER else closed).add(row)
    missing = [row for row in wanted if present.take(row) is None]
    reopened: list[Row] = []
    new: list[Row] = []
    for row in missing:
        again = closed.take(row)
        (new if again is None else reopened).append(again or row)
    gone = present.left()
    _close(session, rows, gone, moment)
    _open(session, rows, reopened, new, moment)
    return [*gone, *reopened, *new]


@dataclass(frozen=True, slots=True)
class KeyScope:
    """The rows with one of these keys in a column, or one of these tuples in some columns."""

    column: str | tuple[str, ...]
    keys: Sequence[Any]


@dataclass(frozen=True, slots=True)
class BoundScope:
    """The rows that meet a condition that is built once, with the values of its parameters."""

    condition: ColumnElement[bool]
    values: Mapping[str, Any]


Scope: TypeAlias = KeyScope | BoundScope


def key_condition(
    model: type[SQLModel], columns: tuple[str, ...], keys: Collection[Any]
) -> tuple[ColumnElement[bool], dict[str, Any]]:
    """Return the condition that a row has one of these keys, built once, and its parameters.

    SQLite finds no tuple by an index, so each column has a condition of its own, which is enough
    if the keys are all combinations of some values.
    """
    if len(columns) == 1:
        return _has_key(model, columns, is_whole=True), {f"keys_{columns[0]}": [*keys]}
    each = {
        f"keys_{name}": sorted({*some})
        for name, some in zip(columns, zip(*keys, strict=True), strict=True)
    }
    if is_whole := prod(map(len, each.values())) == len({*keys}):
        return _has_key(model, columns, is_whole=is_whole), each
    return _has_key(model, columns, is_whole=False), {**each, "keys": [*keys]}


@cache
def _has_key(
    model: type[SQLModel], columns: tuple[str, ...], *, is_whole: bool
) -> ColumnElement[bool]:
    named = [table(model).c[name] for name in columns]
    each = [column.in_(bindparam(f"keys_{column.name}", expanding=True)) for column in named]
    if is_whole:
        return and_(*each)
    return and_(*each, tuple_(*named).in_(bindparam("keys", expanding=True)))


@cache
def _not_closed(model: type[SQLModel], scope: ColumnElement[bool]) -> Select[Any]:
    """Build the statement for the rows within a scope that were not closed before `:moment`.

    It is built once for each use: building it costs more than running it.
    """
    rows = table(model)
    # Nothing is closed later than now; a range leaves the choice of an index to the scope.
    is_open = rows.c.to_at >= bindparam("moment", type_=BigInteger)
    columns = (rows.c.id, rows.c.from_at, rows.c.to_at, *value_columns(model))
    return select(*columns).where(scope, is_open)


@dataclass(slots=True)
class TakenRows:
    """Rows that are taken by their values, each once."""

    key_of: Callable[[Row], Hashable]
    by_key: dict[Hashable, list[Row]] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        """Add a row that can be taken."""
        self.by_key.setdefault(self.key_of(row), []).append(row)

    def take(self, row: Row) -> Row | None:
        """Remove and return a row with the same values, or None if there is none."""
        found = self.by_key.get(self.key_of(row))
        return found.pop() if found else None

    def left(self) -> list[Row]:
        """Return the rows that nobody took."""
        return [row for some in self.by_key.values() for row in some]


def _close(session: Session, rows: Table, gone: Sequence[Row], moment: int) -> None:
    """Close rows; those opened at this moment are not visible yet, so they are deleted."""
    unseen = [row["id"] for row in gone if row["from_at"] == moment]
    closed = [row["id"] for row in gone if row["from_at"] != moment]
    for some in chunks(unseen, MAX_VALUES):
        session.execute(_deletion(rows), {"ids": some})
    for some in chunks(closed, MAX_VALUES):
        session.execute(_closing(rows), {"ids": some, "at": moment})


def _open(
    session: Session, rows: Table, reopened: Sequence[Row], new: Sequence[Row], moment: int
) -> None:
    for some in chunks((row["id"] for row in reopened), MAX_VALUES):
        session.execute(_closing(rows), {"ids": some, "at": NEVER})
    if new:
        opened = {"from_at": moment, "to_at": NEVER}
        session.execute(insert(rows), [{**row, **opened} for row in new])


@cache
def _closing(rows: Table) -> Update:
    """Build the statement that sets the end of some rows."""
    ids = rows.c.id.in_(bindparam("ids", expanding=True))
    return update(rows).where(ids).values(to_at=bindparam("at", type_=BigInteger))


@cache
def _deletion(rows: Table) -> Delete:
    """Build the statement that deletes some rows."""
    return delete(rows).where(rows.c.id.in_(bindparam("ids", expanding=True)))


@dataclass(frozen=True, slots=True)
class RowHistory:
    """All rows of a model within a scope, open and closed, as computed from the facts."""

    model: type[SQLModel]
    within: ColumnElement[bool]
    rows: Sequence[Row]


HistoryPart: TypeAlias = Callable[[], Iterable[RowHistory]]
"""A part of the rows of a projection, computed when it is called, whatever the other parts are."""


def in_one_part(
    histories: Callable[[Session], Iterable[RowHistory]],
) -> Callable[[Session], Iterable[HistoryPart]]:
    """Return all histories of a projection as one part, for rows that take little time."""
    return lambda session: [partial(histories, session)]


def in_parts(
    keys: Callable[[Session], Iterable[Any]],
    histories: Callable[[Session, Sequence[Any]], Iterable[RowHistory]],
    size: int = CHUNK,
) -> Callable[[Session], Iterable[HistoryPart]]:
    """Return the histories of a projection in parts of some keys, which are sorted."""
    return lambda session: (
        partial(histories, session, some) for some in chunks(sorted(keys(session)), size)
    )


_OpenRow: TypeAlias = tuple[Row, int]
"""A row without moments, and the moment at which it was opened."""


@dataclass(slots=True)
class RowsOverTime:
    """Rows that are computed moment by moment: opened when wanted first, closed when no longer.

    A row that stays wanted is one row. The moments of each key must come in order.
    """

    model: type[SQLModel]
    closed: list[Row] = field(default_factory=list)
    _open: dict[Any, dict[Hashable, list[_OpenRow]]] = field(default_factory=dict)
    _key_of: Callable[[Row], Hashable] = field(init=False)

    def __post_init__(self) -> None:
        self._key_of = row_key(value_columns(self.model))

    def want(self, key: Any, wanted: Iterable[Row], moment: int) -> None:
        """Make these rows the open ones of a key from a moment on."""
        before = self._open.get(key, {})
        now: dict[Hashable, list[_OpenRow]] = {}
        for row in wanted:
            values = self._key_of(row)
            open_ = before.get(values)
            now.setdefault(values, []).append(open_.pop() if open_ else (row, moment))
        self.closed += _ended(before, moment)
        self._open[key] = now

    def rows(self) -> list[Row]:
        """Return all rows, closed ones first."""
        return [*self.closed, *(row for rows in self._open.values() for row in _ended(rows, NEVER))]


def _ended(rows: Mapping[Hashable, Sequence[_OpenRow]], moment: int) -> Iterator[Row]:
    """Yield rows with the moment of their end."""
    for some in rows.values():
        for row, from_at in some:
            yield {**row, "from_at": from_at, "to_at": moment}


@cache
def value_columns(model: type[SQLModel]) -> list[Column[Any]]:
    """Return the columns of computed rows that hold values, without ids and moments."""
    return [column for column in table(model).c if column.name not in LEDGER_KEYS]


def row_key(columns: Sequence[Column[Any]]) -> Callable[[Row], tuple[Hashable, ...]]:
    """Return a function that makes equal keys of equal rows: the values, lists as tuples last."""
    plain, lists = plain_and_lists(columns)
    values_of = itemgetter(*(column.name for column in plain))
    names = tuple(column.name for column in lists)
    if not names:
        return values_of

    def key_of(row: Row) -> tuple[Hashable, ...]:
        return (*values_of(row), *[tuple(row[name]) for name in names])

    return key_of


def plain_and_lists(
    columns: Sequence[Column[Any]],
) -> tuple[list[Column[Any]], list[Column[Any]]]:
    """Return the columns with single values, and those with lists in JSON."""
    lists = [column for column in columns if isinstance(column.type, JSON)]
    return [column for column in columns if not isinstance(column.type, JSON)], lists


def insert_rows(session: Session, computed: RowHistory) -> None:
    """Insert computed rows, open and closed."""
    for some in chunks(computed.rows):
        session.execute(insert(table(computed.model)), [dict(row) for row in some])


def replace_histories(session: Session, histories: Iterable[RowHistory]) -> None:
    """Replace the rows within each scope, open and closed."""
    for computed in histories:
        session.execute(delete(table(computed.model)).where(computed.within))
        insert_rows(session, computed)


def chunks(items: Iterable[Item], size: int = CHUNK) -> Iterator[Sequence[Item]]:
    """Yield the items in chunks that fit one statement."""
    left = iter(items)
    while chunk := list(islice(left, size)):
        yield chunk

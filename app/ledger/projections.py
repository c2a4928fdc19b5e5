"""Computed rows: closed if they change, never overwritten."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import JSON, Column, ColumnElement, delete, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.platform.db.columns import NEVER, table

Item = TypeVar("Item")
Row: TypeAlias = Mapping[str, Any]

Changes: TypeAlias = Mapping[type[SQLModel], Sequence[Row]]
"""The rows of each model that were opened or closed, without ids and moments."""

CHUNK = 500
MAX_IDS = 5_000
LEDGER_KEYS = {"id", "from_at", "to_at"}


def reconcile(
    session: Session,
    model: type[SQLModel],
    scope: ColumnElement[bool],
    wanted: Iterable[Row],
    moment: int,
) -> list[Row]:
    """Make the open rows within a scope equal to the wanted ones, and return the changed rows.

    Rows that are no longer wanted are closed; missing ones are inserted.
    """
    rows, columns = table(model), value_columns(model)
    key_of = row_key(columns)
    found: Any = session.execute(
        select(rows.c.id, rows.c.from_at, *columns).where(scope, rows.c.to_at == NEVER)
    ).mappings()
    present: dict[Hashable, list[Any]] = defaultdict(list)
    for row in found:
        present[key_of(row)].append(row)
    new: list[Row] = []
    for row in wanted:
        if kept := present.get(key_of(row)):
            kept.pop()
        else:
            new.append(row)
    gone = [row for some in present.values() for row in some]
    _close(session, rows, gone, moment)
    if new:
        opened = {"from_at": moment, "to_at": NEVER}
        session.execute(insert(rows), [{**row, **opened} for row in new])
    return [*gone, *new]


def _close(session: Session, rows: Any, gone: Sequence[Row], moment: int) -> None:
    """Close rows; those opened at this moment are not visible yet, so they are deleted."""
    unseen = [row["id"] for row in gone if row["from_at"] == moment]
    closed = [row["id"] for row in gone if row["from_at"] != moment]
    for some in chunks(unseen, MAX_IDS):
        session.execute(delete(rows).where(rows.c.id.in_(some)))
    for some in chunks(closed, MAX_IDS):
        session.execute(update(rows).where(rows.c.id.in_(some)).values(to_at=moment))


@dataclass(frozen=True, slots=True)
class RowHistory:
    """All rows of a model within a scope, open and closed, as computed from the facts."""

    model: type[SQLModel]
    within: ColumnElement[bool]
    rows: Sequence[Row]


@dataclass(slots=True)
class RowsOverTime:
    """Rows that are computed moment by moment: opened when wanted first, closed when no longer.

    A row that stays wanted is one row. The moments of each key must come in order.
    """

    model: type[SQLModel]
    closed: list[dict[str, Any]] = field(default_factory=list)
    _open: dict[Any, dict[Hashable, list[dict[str, Any]]]] = field(default_factory=dict)
    _key_of: Callable[[Row], Hashable] = field(init=False)

    def __post_init__(self) -> None:
        self._key_of = row_key(value_columns(self.model))

    def want(self, key: Any, wanted: Iterable[Row], moment: int) -> None:
        """Make these rows the open ones of a key from a moment on."""
        before = self._open.get(key, {})
        now: dict[Hashable, list[dict[str, Any]]] = {}
        for row in wanted:
            row_key_ = self._key_of(row)
            kept = before.get(row_key_)
            stays = kept.pop() if kept else {**row, "from_at": moment, "to_at": NEVER}
            now.setdefault(row_key_, []).append(stays)
        for rows in before.values():
            for gone in rows:
                gone["to_at"] = moment
                self.closed.append(gone)
        self._open[key] = now

    def rows(self) -> list[dict[str, Any]]:
        """Return all rows, closed ones first."""
        open_ = (row for by_key in self._open.values() for some in by_key.values() for row in some)
        return [*self.closed, *open_]


def value_columns(model: type[SQLModel]) -> list[Column[Any]]:
    """Return the columns of computed rows that hold values, without ids and moments."""
    return [column for column in table(model).c if column.name not in LEDGER_KEYS]


def row_key(columns: Sequence[Column[Any]]) -> Callable[[Row], Hashable]:
    """Return a function that makes equal keys of equal rows.

    It raises TypeError for a row with a value of another type than that of its column.
    """
    plain = tuple(column.name for column in columns if not isinstance(column.type, JSON))
    lists = tuple(column.name for column in columns if isinstance(column.type, JSON))

    def key_of(row: Row) -> Hashable:
        key: list[Any] = [row[name] for name in plain]
        key += [None if row[name] is None else tuple(row[name]) for name in lists]
        return tuple(key)

    return key_of


def chunks(items: Iterable[Item], size: int = CHUNK) -> Iterator[Sequence[Item]]:
    """Yield the items in chunks that fit one statement."""
    left = iter(items)
    while chunk := list(islice(left, size)):
        yield chunk

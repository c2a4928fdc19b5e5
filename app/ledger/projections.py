"""Computed rows: closed if they change, never overwritten."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.ledger.hashing import canonical, to_plain
from app.platform.db.columns import NEVER, table

Item = TypeVar("Item")

CHUNK = 500
LEDGER_KEYS = {"id", "from_at", "to_at"}


def reconcile(
    session: Session,
    model: Any,
    scope: ColumnElement[bool],
    wanted: Iterable[Mapping[str, Any]],
    position: int,
) -> None:
    """Make the open rows within a scope equal to the wanted ones.

    Rows that are no longer wanted are closed; missing ones are inserted.
    """
    table = model.__table__
    columns = [column for column in table.columns if column.name not in LEDGER_KEYS]
    open_rows = session.execute(
        select(table.c.id, table.c.from_at, *columns).where(scope, table.c.to_at == NEVER)
    ).mappings()
    present: dict[str, list[Any]] = {}
    for found in open_rows:
        key = canonical(to_plain({column.name: found[column.name] for column in columns}))
        present.setdefault(key, []).append(found)

    new = []
    for row in wanted:
        kept = present.get(canonical(to_plain(dict(row))))
        if kept:
            kept.pop()
        else:
            new.append({**row, "from_at": position, "to_at": NEVER})
    gone = [row for rows in present.values() for row in rows]
    # Rows opened at this position are not visible yet, so they are deleted.
    unseen = [row["id"] for row in gone if row["from_at"] == position]
    closed = [row["id"] for row in gone if row["from_at"] != position]
    if unseen:
        session.execute(delete(table).where(table.c.id.in_(unseen)))
    if closed:
        session.execute(update(table).where(table.c.id.in_(closed)).values(to_at=position))
    if new:
        session.execute(insert(table), new)


def differences(
    session: Session,
    model: type[SQLModel],
    within: ColumnElement[bool],
    wanted: Iterable[Mapping[str, Any]],
) -> Iterator[str]:
    """Yield each open row within a scope that differs from the facts, and each missing row."""
    rows = table(model)
    columns = [column for column in rows.c if column.name not in LEDGER_KEYS]
    found = session.execute(select(*columns).where(within, rows.c.to_at == NEVER)).mappings()
    present, right = _counted(found), _counted(wanted)
    for row in sorted((present - right).elements()):
        yield f"{rows.name} has a row that does not follow from the facts: {row}"
    for row in sorted((right - present).elements()):
        yield f"{rows.name} lacks {row}"


def chunks(items: Iterable[Item], size: int = CHUNK) -> Iterator[Sequence[Item]]:
    """Yield the items in chunks that fit one statement."""
    left = iter(items)
    while chunk := list(islice(left, size)):
        yield chunk


def _counted(rows: Iterable[Any]) -> Counter[str]:
    return Counter(canonical(to_plain(dict(row))) for row in rows)

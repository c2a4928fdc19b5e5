"""Rows without an entry in the ledger."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, func, select, tuple_
from sqlalchemy.orm import Session

from app.ledger.models import PUBLIC, RESTRICTED, Change, Details, Fact, Source
from app.platform.db.columns import NEVER, table
from app.platform.db.references import links_of, owner_of

OrphanRow: TypeAlias = tuple[str, int, str]
"""The stream and position of a row, and its fault."""

NO_POSITION = 0
"""The position of a row without one."""

_CHANGE = table(Change)


def orphan_rows(session: Session, kinds: Iterable[type[Fact]]) -> Iterator[OrphanRow]:
    """Yield rows that no entry records, facts that no entry ends, and missing things."""
    yield from _rows_without_entry(session, table(Source), table(Source).c.code)
    for kind in kinds:
        facts = table(kind)
        yield from _rows_without_entry(session, facts, facts.c.id)
        for fact, position in session.execute(_ended_without_entry(facts)):
            yield _stream(fact), position, f"no entry ends {fact} in {facts.name}"
        yield from _of_no_fact(session, kind)
        if issubclass(kind, Details):
            yield from _orphan_identities(session, facts)


def _rows_without_entry(session: Session, rows: Any, key: Any) -> Iterator[OrphanRow]:
    stated = _entries(rows, key)
    found = select(key, rows.c.from_position).where(~stated.exists()).order_by(key)
    for code, position in session.execute(found):
        stream = _stream(code) if "to_position" in rows.c else PUBLIC
        yield stream, position, f"no entry records {code} in {rows.name}"


def _of_no_fact(session: Session, kind: type[Fact]) -> Iterator[OrphanRow]:
    """Yield the rows of lists whose fact is missing."""
    facts = table(kind)
    for link in links_of(kind).values():
        owner = owner_of(link)
        found = select(owner).where(~_is_among(owner, facts.c.id)).distinct().order_by(owner)
        for fact in session.scalars(found):
            yield _stream(fact), NO_POSITION, f"no fact {fact} exists for {table(link).name}"


def _ended_without_entry(facts: Any) -> Select[Any]:
    new = facts.alias()
    withdrawn = _entries(facts, facts.c.id).where(
        _CHANGE.c.action == "withdrawn", _CHANGE.c.position == facts.c.to_position
    )
    replaced = select(new.c.replaces, new.c.from_position).where(new.c.replaces.is_not(None))
    return (
        select(facts.c.id, facts.c.to_position)
        .where(facts.c.to_position != NEVER, ~withdrawn.exists())
        .where(tuple_(facts.c.id, facts.c.to_position).not_in(replaced))
        .order_by(facts.c.id)
    )


def _orphan_identities(session: Session, details: Any) -> Iterator[OrphanRow]:
    """Yield codes that facts name but that are missing, and codes that no fact names."""
    (reference,) = details.c.code.foreign_keys
    code = reference.column
    first = func.min(details.c.from_position)
    gone = select(details.c.code, first).where(~_is_among(details.c.code, code))
    for item, position in session.execute(gone.group_by(details.c.code).order_by(first)):
        yield PUBLIC, position, f"{item} in {code.table.name} is gone"
    unknown = select(code).where(~_is_among(code, details.c.code)).order_by(code)
    for item in session.scalars(unknown):
        yield PUBLIC, NO_POSITION, f"no entry names {item} in {code.table.name}"


def _is_among(code: Any, others: Any) -> ColumnElement[bool]:
    return select(others).where(others == code).correlate(code.table).exists()


def _entries(rows: Any, key: Any) -> Select[Any]:
    return select(_CHANGE).where(_CHANGE.c.fact == key, _CHANGE.c.kind == rows.name)


def _stream(fact: str) -> str:
    return RESTRICTED if fact.startswith(f"{RESTRICTED}-") else PUBLIC

"""Rows of which the ledger does not speak."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from sqlalchemy import Select, select, tuple_
from sqlalchemy.orm import Session

from app.kit.columns import NEVER, table
from app.ledger.models import PUBLIC, RESTRICTED, Change, Fact, Source

Stray: TypeAlias = tuple[str, int, str]
"""The stream and position at which a row claims to stand, and what is wrong with it."""

_CHANGE = table(Change)


def strays(session: Session, kinds: Iterable[type[Fact]]) -> Iterator[Stray]:
    """Sources and facts that no entry states, and facts that end where no entry ends them."""
    code = table(Source).c.code
    yield from _unstated(session, table(Source), code)
    for kind in kinds:
        facts = table(kind)
        yield from _unstated(session, facts, facts.c.id)
        for fact, position in session.execute(_closed_by_nobody(facts)):
            yield _stream(fact), position, f"no entry ends {fact} in {facts.name}"


def _unstated(session: Session, rows: Any, key: Any) -> Iterator[Stray]:
    stated = _entries(rows, key)
    found = select(key, rows.c.from_position).where(~stated.exists()).order_by(key)
    for code, position in session.execute(found):
        yield _stream(code), position, f"no entry states {code} in {rows.name}"


def _closed_by_nobody(facts: Any) -> Select[Any]:
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


def _entries(rows: Any, key: Any) -> Select[Any]:
    return select(_CHANGE).where(_CHANGE.c.fact == key, _CHANGE.c.kind == rows.name)


def _stream(code: str) -> str:
    return RESTRICTED if code.startswith(f"{RESTRICTED}-") else PUBLIC

"""Queries of the ledger: sources, entries, facts and the head."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any
from zlib import crc32

from sqlalchemy import ColumnElement, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from app.domain.permissions import EVERYTHING
from app.ledger.as_of import AT, RESTRICTED_AT, AsOf, reach_filter, visible_as_of
from app.ledger.feed import check_not_rewound
from app.ledger.hashing import GENESIS
from app.ledger.models import (
    FILTERS,
    PUBLIC,
    RECORDING_ACTIONS,
    RESTRICTED,
    Change,
    CorroborationFact,
    Source,
    fact_models,
)
from app.ledger.schemas import (
    ChangeOut,
    ChangeQuery,
    FactOut,
    HeadOut,
    SourceOut,
    SourceQuery,
    Versioned,
)
from app.ledger.still_named import withdrawn_names
from app.platform.clock import in_london
from app.platform.db.columns import table
from app.platform.db.rows import from_row
from app.platform.http.pagination import BaseQuery, Cursor, Page, paginate
from app.platform.problems.problem import Problem, unknown_code

_SOURCE, _CHANGE, _CORROBORATION = table(Source), table(Change), table(CorroborationFact)
_NAMED = _CHANGE.alias("named")


def list_sources(session: Session, query: SourceQuery, as_of: AsOf) -> Page[SourceOut]:
    """List sources, by code."""
    statement = _SOURCES.order_by(_SOURCE.c.code).limit(query.limit + 1)
    if query.q:
        statement = statement.where(_mentions(query.q))
    if cursor := Cursor.read(query, str):
        statement = statement.where(_SOURCE.c.code > cursor.keys[0])
    rows = session.execute(statement, as_of.parameters()).all()
    return paginate([SourceOut(*row) for row in rows], query, as_of, lambda item: (item.code,))


def get_source(session: Session, _: BaseQuery, as_of: AsOf, code: str) -> SourceOut:
    """Return a source. Raises Problem `unknown-code`."""
    row = None
    if "\x00" not in code:
        row = session.execute(_SOURCES.where(_SOURCE.c.code == code), as_of.parameters()).first()
    if row is None:
        raise unknown_code("source", code)
    return SourceOut(*row)


def _mentions(words: str) -> ColumnElement[bool]:
    return and_(
        *(_SOURCE.c.search.contains(word, autoescape=True) for word in words.casefold().split())
    )


_SOURCES = select(
    _SOURCE.c.code,
    _SOURCE.c.url,
    _SOURCE.c.title,
    _SOURCE.c.publisher,
    _SOURCE.c.kind,
    _SOURCE.c.published_on,
    _SOURCE.c.dated_on,
    _SOURCE.c.retrieved_on,
    select(func.count())
    .select_from(_CHANGE)
    .where(
        _CHANGE.c.stream == PUBLIC,
        _CHANGE.c.source == _SOURCE.c.code,
        _CHANGE.c.action.in_(RECORDING_ACTIONS),
        _CHANGE.c.position <= AT,
    )
    .scalar_subquery(),
).where(_SOURCE.c.from_position <= AT)


def list_changes(session: Session, query: ChangeQuery, head: AsOf) -> Page[ChangeOut]:
    """List the entries of one stream in order, from a position on."""
    end = head.position
    if query.stream == RESTRICTED:
        if head.reach != EVERYTHING:
            raise Problem("forbidden", "the restricted stream needs the role auditor or admin")
        end = head.restricted
    cursor = Cursor.read(query, int, str)
    check_not_rewound(session, query, cursor, end)
    after = cursor.keys[0] if cursor else query.after
    statement = (
        select(*CHANGE_COLUMNS)
        .where(_CHANGE.c.stream == query.stream, _CHANGE.c.position > after)
        .where(_CHANGE.c.position <= end)
        .order_by(_CHANGE.c.position)
        .limit(query.limit + 1)
    )
    for column in FILTERS:
        if (value := getattr(query, column)) is not None:
            statement = statement.where(_CHANGE.c[column] == value)
    rows = session.execute(statement).all()
    return paginate([change_out(row) for row in rows], query, head, lambda c: (c.position, c.hash))


def get_head(session: Session, _: BaseQuery, as_of: AsOf) -> HeadOut:
    """Return the head of the public stream."""
    row = session.execute(
        select(_CHANGE.c.position, _CHANGE.c.hash, _CHANGE.c.recorded_at).where(
            _CHANGE.c.stream == PUBLIC, _CHANGE.c.position == as_of.position
        )
    ).first()
    if row is None:
        return HeadOut(0, GENESIS, None)
    return HeadOut(row.position, row.hash, in_london(row.recorded_at))


def change_of(session: Session, stream: str, position: int) -> ChangeOut:
    """Return the entry at an existing position."""
    place = (_CHANGE.c.stream == stream, _CHANGE.c.position == position)
    return change_out(session.execute(select(*CHANGE_COLUMNS).where(*place)).one())


def get_fact(session: Session, fact: str, as_of: AsOf) -> FactOut:
    """Return a fact as of a position, with the entries that recorded and ended it."""
    recorded = _recording_entry(session, fact, as_of)
    if recorded is None:
        raise unknown_code("fact", fact)
    ended = _ending_entry(session, recorded, as_of)
    return FactOut(
        id=fact,
        is_current=ended is None,
        recorded_by=change_out(recorded),
        ended_by=change_out(ended) if ended else None,
        corroborated_by=corroborations(session, [fact], as_of).get(fact, []),
        names_withdrawn=_names_withdrawn(session, recorded, as_of) if ended is None else [],
    )


def _names_withdrawn(session: Session, recorded: Any, as_of: AsOf) -> list[str]:
    """Return the withdrawn things that a hidden fact names; a public fact names none."""
    if recorded.stream == PUBLIC:
        return []
    fact = session.get_one(fact_models()[recorded.kind], recorded.fact)
    return withdrawn_names(session, fact, as_of)


def read_fact(session: Session, _: BaseQuery, as_of: AsOf, fact: str) -> Versioned[FactOut]:
    """Return a fact with its version: the entry that ended it, else its id and corroborations."""
    found = get_fact(session, fact, as_of)
    if found.ended_by is not None:
        return Versioned(f"{found.ended_by.stream}-{found.ended_by.position}", found)
    sources = ",".join(found.corroborated_by).encode()
    return Versioned(f"{fact};{crc32(sources):08x}" if sources else fact, found)


def is_ended(session: Session, fact: str, as_of: AsOf) -> bool:
    """Return True if a fact that is visible to the caller was withdrawn or replaced."""
    recorded = _recording_entry(session, fact, as_of)
    return recorded is not None and _ending_entry(session, recorded, as_of) is not None


def _recording_entry(session: Session, fact: str, as_of: AsOf) -> Any:
    """Return the entry that recorded a fact, or None if it is not visible to the caller."""
    if "\x00" in fact:
        return None
    statement = CHANGES.where(_CHANGE.c.fact == fact, _CHANGE.c.action.in_(RECORDING_ACTIONS))
    return session.execute(statement, as_of.parameters()).first()


def _ending_entry(session: Session, recorded: Any, as_of: AsOf) -> Any:
    """Return the entry that withdrew or replaced a fact, or None."""
    rows = table(fact_models()[recorded.kind])
    ended_at = session.scalar(select(rows.c.to_position).where(rows.c.id == recorded.fact))
    ending = CHANGES.where(_CHANGE.c.stream == recorded.stream, _CHANGE.c.position == ended_at)
    return session.execute(ending, as_of.parameters()).first()


def changes_about(
    session: Session, things: dict[str, Sequence[str]], as_of: AsOf
) -> list[ChangeOut]:
    """Return all entries about these things up to a position, in order, in one statement."""
    about = or_(
        *(and_(_CHANGE.c.thing == thing, _CHANGE.c.code.in_(some))
          for thing, some in things.items() if some)
    )  # fmt: skip
    # In one query, SQLite would read the whole stream to sort it.
    all_codes = {code for codes_ in things.values() for code in codes_}
    places = select(_NAMED.c.position).where(
        _NAMED.c.stream == PUBLIC, _NAMED.c.code.in_(all_codes)
    )
    entries = CHANGES.where(_CHANGE.c.stream == PUBLIC, _CHANGE.c.position.in_(places), about)
    entries = entries.order_by(_CHANGE.c.position)
    return [change_out(row) for row in session.execute(entries, as_of.parameters())]


def corroborations(session: Session, facts: Sequence[str], as_of: AsOf) -> dict[str, list[str]]:
    """Return the codes of further sources, by fact."""
    rows = session.execute(_CORROBORATED, as_of.parameters(facts=facts))
    found: dict[str, list[str]] = {}
    for fact, source in rows:
        found.setdefault(fact, []).append(source)
    return found


def change_out(row: Any) -> ChangeOut:
    """Convert a row to an entry, with its time in London."""
    recorded_at, content = in_london(row.recorded_at), sort_keys(row.content)
    return from_row(ChangeOut, row, recorded_at=recorded_at, content=content)


def sort_keys(value: Any) -> Any:
    """Sort the keys of a stored value, because PostgreSQL stores them in an order of its own."""
    if isinstance(value, dict):
        return {key: sort_keys(value[key]) for key in sorted(value)}
    return [sort_keys(item) for item in value] if isinstance(value, list) else value


CHANGE_COLUMNS = [_CHANGE.c[field.name] for field in fields(ChangeOut)]
_CONTENT: Any = _CHANGE.c.content
CHANGES = select(*CHANGE_COLUMNS).where(
    or_(
        and_(_CHANGE.c.stream == PUBLIC, _CHANGE.c.position <= AT),
        and_(
            _CHANGE.c.stream == RESTRICTED,
            _CHANGE.c.position <= RESTRICTED_AT,
            reach_filter(_CONTENT["visibility"].as_string(), _CONTENT["owner"].as_string()),
        ),
    )
)
"""The entries of both streams up to a position that are visible to the caller."""
_CORROBORATED = (
    select(_CORROBORATION.c.fact, _CORROBORATION.c.source)
    .where(
        _CORROBORATION.c.fact.in_(bindparam("facts", expanding=True)), visible_as_of(_CORROBORATION)
    )
    .order_by(_CORROBORATION.c.from_position)
)

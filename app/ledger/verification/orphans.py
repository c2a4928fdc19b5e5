"""Rows without an entry in the ledger."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from app.ledger.fact_types import FactCatalogue
from app.ledger.models import RECORDING_ACTIONS, Change, ChangeText, Details, Fact, Source
from app.ledger.streams import PUBLIC
from app.platform.db.columns import NEVER, table
from app.platform.db.references import links_of, owner_of

OrphanRow: TypeAlias = tuple[str, int, str]
"""The stream and position of a row, and its fault."""

NO_POSITION = 0
"""The position of a row without one."""

_CHANGE = table(Change)


def orphan_rows(session: Session, catalogue: FactCatalogue) -> Iterator[OrphanRow]:
    """Yield rows that no entry records, facts that no entry ends, and missing things."""
    yield from _sources_without_entry(session)
    yield from _texts_without_entry(session)
    for type_ in catalogue.types.values():
        facts = table(type_.model)
        yield from _facts_without_entry(session, type_.name, facts)
        for fact, stream, position in session.execute(_ended_without_entry(facts)):
            yield stream, position, f"no entry ends {fact} in {facts.name}"
        yield from _faulty_lists(session, type_.model)
        if issubclass(type_.model, Details):
            yield from _orphan_identities(session, facts)


def _sources_without_entry(session: Session) -> Iterator[OrphanRow]:
    sources = table(Source)
    entry = select(_CHANGE).where(_CHANGE.c.fact == sources.c.code, _CHANGE.c.type == "source")
    found = select(sources.c.code).where(~entry.exists()).order_by(sources.c.code)
    for code in session.scalars(found):
        yield PUBLIC, NO_POSITION, f"no entry records {code} in {sources.name}"


def _texts_without_entry(session: Session) -> Iterator[OrphanRow]:
    texts = table(ChangeText)
    entry = select(_CHANGE).where(
        _CHANGE.c.stream == texts.c.stream, _CHANGE.c.position == texts.c.position
    )
    found = select(texts.c.stream, texts.c.position).where(~entry.exists())
    for stream, position in session.execute(found.order_by(texts.c.stream, texts.c.position)):
        yield stream, position, f"no entry has the texts in {texts.name}"


def _facts_without_entry(session: Session, name: str, facts: Any) -> Iterator[OrphanRow]:
    entry = select(_CHANGE).where(
        _CHANGE.c.fact == facts.c.id,
        _CHANGE.c.type == name,
        _CHANGE.c.action.in_(RECORDING_ACTIONS),
    )
    found = select(facts.c.id, facts.c.stream, facts.c.position).where(~entry.exists())
    for fact, stream, position in session.execute(found.order_by(facts.c.id)):
        yield stream, position, f"no entry records {fact} in {facts.name}"


def _faulty_lists(session: Session, model: type[Fact]) -> Iterator[OrphanRow]:
    """Yield the rows of lists whose fact is missing, and lists not numbered one by one from 0."""
    facts = table(model)
    for link in links_of(model).values():
        owner, places = owner_of(link), table(link).c.ordinal
        found = select(owner).where(~_is_among(owner, facts.c.id)).distinct().order_by(owner)
        for fact in session.scalars(found):
            yield PUBLIC, NO_POSITION, f"no fact {fact} exists for {table(link).name}"
        # No two rows of a list have the same place, which is a part of their key.
        moved = or_(func.min(places) != 0, func.max(places) != func.count() - 1)
        for fact in session.scalars(select(owner).group_by(owner).having(moved).order_by(owner)):
            yield PUBLIC, NO_POSITION, f"the places of {fact} in {table(link).name} have gaps"


def _ended_without_entry(facts: Any) -> Select[Any]:
    ending = select(_CHANGE).where(
        or_(
            and_(_CHANGE.c.action == "withdrawn", _CHANGE.c.fact == facts.c.id),
            _CHANGE.c.replaces == facts.c.id,
        ),
        _CHANGE.c.recorded_at == facts.c.to_at,
    )
    return (
        select(facts.c.id, facts.c.stream, facts.c.position)
        .where(facts.c.to_at != NEVER, ~ending.exists())
        .order_by(facts.c.id)
    )


def _orphan_identities(session: Session, details: Any) -> Iterator[OrphanRow]:
    """Yield codes that facts name but that are missing, and codes that no fact names."""
    (reference,) = details.c.code.foreign_keys
    code = reference.column
    first = func.min(details.c.position)
    gone = select(details.c.code, first).where(~_is_among(details.c.code, code))
    for item, position in session.execute(gone.group_by(details.c.code).order_by(first)):
        yield PUBLIC, position, f"{item} in {code.table.name} is gone"
    unknown = select(code).where(~_is_among(code, details.c.code)).order_by(code)
    for item in session.scalars(unknown):
        yield PUBLIC, NO_POSITION, f"no entry names {item} in {code.table.name}"


def _is_among(code: Any, others: Any) -> ColumnElement[bool]:
    return select(others).where(others == code).correlate(code.table).exists()

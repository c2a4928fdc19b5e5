"""Queries of the ledger: sources, entries, facts and the head."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any
from zlib import crc32

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from app.ledger.as_of import AT, STREAMS, AsOf, visible_as_of
from app.ledger.entries import StoredEntry
from app.ledger.entry_filters import EntrySelection
from app.ledger.fact_types import FactCatalogue
from app.ledger.feed import check_not_rewound
from app.ledger.models import (
    RECORDING_ACTIONS,
    Change,
    ChangeText,
    CorroborationFact,
    Source,
    in_order,
)
from app.ledger.projections import MAX_VALUES, chunks
from app.ledger.schemas import (
    ChangeOut,
    ChangeQuery,
    CommitmentsOut,
    FactOut,
    HeadOut,
    HeadQuery,
    RecordedRange,
    SourceOut,
    SourceQuery,
    SubjectOut,
    TextOut,
    Versioned,
)
from app.ledger.search.filters import Index
from app.ledger.sources import latest_count
from app.ledger.still_named import withdrawn_names
from app.ledger.streams import PUBLIC, entry_id, stream_of_label
from app.platform.canonical import GENESIS
from app.platform.clock import format_moment, to_micros
from app.platform.db.columns import table
from app.platform.db.rows import from_row
from app.platform.http.pagination import BaseQuery, Cursor, Page, paginate
from app.platform.problems.domain_errors import translate_query_errors
from app.platform.problems.problem import query_problem, unknown_code

_SOURCE, _CHANGE, _CORROBORATION = table(Source), table(Change), table(CorroborationFact)
_NAMED, _TEXT = _CHANGE.alias("named"), table(ChangeText)


def list_sources(session: Session, query: SourceQuery, as_of: AsOf) -> Page[SourceOut]:
    """List sources, by code."""
    statement = _SOURCES.order_by(_SOURCE.c.code).limit(query.limit + 1)
    if query.q is not None:
        index = Index(session, as_of, as_of.today)
        statement = statement.where(*index.naming("source", _SOURCE.c.code, query.q))
    if cursor := Cursor.read(query, str):
        statement = statement.where(_SOURCE.c.code > cursor.keys[0])
    parameters = as_of.parameters(on=as_of.today, position=as_of.position)
    rows = session.execute(statement, parameters).all()
    return paginate([SourceOut(*row) for row in rows], query, as_of, lambda item: (item.code,))


def get_source(session: Session, _: BaseQuery, as_of: AsOf, code: str) -> SourceOut:
    """Return a source. Raises Problem `unknown-code`."""
    row = None
    if "\x00" not in code:
        statement = _SOURCES.where(_SOURCE.c.code == code)
        row = session.execute(statement, as_of.parameters(position=as_of.position)).first()
    if row is None:
        raise unknown_code("source", code)
    return SourceOut(*row)


_SOURCES = select(
    _SOURCE.c.code,
    _SOURCE.c.url,
    _SOURCE.c.title,
    _SOURCE.c.publisher,
    _SOURCE.c.kind,
    _SOURCE.c.published_on,
    _SOURCE.c.dated_on,
    _SOURCE.c.retrieved_on,
    func.coalesce(
        latest_count(_SOURCE.c.code, literal(PUBLIC), bindparam("position", type_=BigInteger)), 0
    ),
).where(_SOURCE.c.from_at <= AT)


def list_changes(session: Session, query: ChangeQuery, head: AsOf) -> Page[ChangeOut]:
    """List the entries of one stream in order, from a position on."""
    stream = check_stream(query.stream, head)
    end = head.positions[stream]
    cursor = Cursor.read(query, int, str)
    check_not_rewound(session, query, stream, cursor, end)
    selection = EntrySelection.of(session, query, head)
    with translate_query_errors():
        selection.check(session, head)
    after = cursor.keys[0] if cursor else query.after
    statement = (
        select(*CHANGE_COLUMNS)
        .where(_CHANGE.c.stream == stream, _CHANGE.c.position > after)
        .where(_CHANGE.c.position <= end)
        .order_by(_CHANGE.c.position)
        .limit(query.limit + 1)
    )
    statement = statement.where(*selection.conditions())
    statement = statement.where(*recorded_in(query, _CHANGE.c.recorded_at))
    entries = change_outs(session, session.execute(statement, selection.parameters).all())
    return paginate(entries, query, head, lambda c: (c.position, c.hash))


def recorded_in(query: RecordedRange, moment: ColumnElement[int]) -> list[ColumnElement[bool]]:
    """Return the conditions that a moment is in the range of a query."""
    conditions: list[ColumnElement[bool]] = []
    if query.recorded_from is not None:
        conditions.append(moment >= to_micros(query.recorded_from))
    if query.recorded_to is not None:
        conditions.append(moment <= to_micros(query.recorded_to))
    return conditions


def check_stream(text: str, as_of: AsOf) -> str:
    """Return the stream with this name, if the caller may read it. Raises Problem."""
    stream = stream_of_label(text)
    if stream not in as_of.positions:
        readable = ", ".join(as_of.positions)
        detail = f"no stream {text[:60]!r} that you may read; send one of: {readable}"
        raise query_problem("stream", "unknown-stream", detail)
    return stream


def get_head(session: Session, query: HeadQuery, as_of: AsOf) -> HeadOut:
    """Return the head of a stream."""
    stream = check_stream(query.stream, as_of)
    row = session.execute(
        select(_CHANGE.c.position, _CHANGE.c.hash, _CHANGE.c.recorded_at).where(
            _CHANGE.c.stream == stream, _CHANGE.c.position == as_of.positions[stream]
        )
    ).first()
    if row is None:
        return HeadOut(0, GENESIS, None)
    return HeadOut(row.position, row.hash, format_moment(row.recorded_at))


def check_known(session: Session, fact: str, as_of: AsOf) -> None:
    """Raise Problem `unknown-code` for a fact that is not visible to the caller."""
    if _recording_entry(session, fact, as_of) is None:
        raise unknown_code("fact", fact)


def get_fact(session: Session, catalogue: FactCatalogue, fact: str, as_of: AsOf) -> FactOut:
    """Return a fact as of a moment, with the entries that recorded and ended it."""
    recorded = _recording_entry(session, fact, as_of)
    if recorded is None:
        raise unknown_code("fact", fact)
    ended = _ending_entry(session, fact, as_of)
    entries = change_outs(session, [row for row in (recorded, ended) if row is not None])
    return FactOut(
        id=fact,
        is_current=ended is None,
        recorded_by=entries[0],
        ended_by=entries[1] if ended is not None else None,
        corroborated_by=corroborations(session, [fact], as_of).get(fact, []),
        names_withdrawn=[]
        if ended is not None or recorded.stream == PUBLIC
        else withdrawn_names(
            session, session.get_one(catalogue.types[recorded.type].model, fact), as_of
        ),
    )


def read_fact(
    session: Session, _: BaseQuery, as_of: AsOf, *, catalogue: FactCatalogue, fact: str
) -> Versioned[FactOut]:
    """Return a fact with its version: the entry that ended it, else its id and corroborations."""
    found = get_fact(session, catalogue, fact, as_of)
    if found.ended_by is not None:
        return Versioned(entry_id(found.ended_by.stream, found.ended_by.position), found)
    sources = ",".join(found.corroborated_by).encode()
    return Versioned(f"{fact};{crc32(sources):08x}" if sources else fact, found)


def is_ended(session: Session, fact: str, as_of: AsOf) -> bool:
    """Return True if a fact that is visible to the caller was withdrawn or replaced."""
    recorded = _recording_entry(session, fact, as_of)
    return recorded is not None and _ending_entry(session, fact, as_of) is not None


def _recording_entry(session: Session, fact: str, as_of: AsOf) -> Any:
    """Return the entry that recorded a fact, or None if it is not visible to the caller."""
    if "\x00" in fact:
        return None
    statement = entries_with(_NAMED.c.fact == fact).where(
        _CHANGE.c.fact == fact, _CHANGE.c.action.in_(RECORDING_ACTIONS)
    )
    return session.execute(statement, as_of.parameters()).first()


def _ending_entry(session: Session, fact: str, as_of: AsOf) -> Any:
    """Return the entry that withdrew or replaced a fact, or None."""
    withdrawn = and_(_CHANGE.c.fact == fact, _CHANGE.c.action == "withdrawn")
    ending = entries_with(_NAMED.c.fact == fact, _NAMED.c.replaces == fact).where(
        or_(withdrawn, _CHANGE.c.replaces == fact)
    )
    return session.execute(ending, as_of.parameters()).first()


def changes_of(thing: str, code: str) -> Select[Any]:
    """Return the statement for the entries about one thing."""
    named = and_(_NAMED.c.stream.in_(STREAMS), _NAMED.c.code == code)
    return entries_with(named).where(_CHANGE.c.thing == thing, _CHANGE.c.code == code)


def entries_with(*probes: ColumnElement[bool]) -> Select[Any]:
    """Return the statement for entries at positions that one of these probes of an index finds.

    The probes are conditions on `_NAMED`. Streams and moment select most entries, so that an engine
    without statistics would read whole streams. Positions are of any stream: the caller repeats the
    conditions.
    """
    found = union_all(*(select(_NAMED.c.position).where(probe) for probe in probes))
    return CHANGES.where(_CHANGE.c.position.in_(found))


def current_changes(entries: Sequence[ChangeOut]) -> list[ChangeOut]:
    """Return the entries whose facts are neither withdrawn nor replaced."""
    ended: set[str | None] = {entry.fact for entry in entries if entry.action == "withdrawn"}
    ended |= {entry.replaces for entry in entries}
    return [entry for entry in entries if entry.fact not in ended]


def changes_about(
    session: Session, things: dict[str, Sequence[str]], as_of: AsOf, kinds: Collection[str]
) -> list[ChangeOut]:
    """Return the entries of some kinds about these things up to a position, in order.

    They are read in one statement for some thousand things. The kinds matter for speed: an
    authority has a few details, and a case or an attestation for each thing that happened.
    """
    pairs = [(thing, code) for thing, codes_ in things.items() for code in codes_]
    rows = [
        row
        for some in chunks(pairs, MAX_VALUES)
        for row in session.execute(_entries_about(some, kinds), as_of.parameters())
    ]
    return change_outs(session, sorted(rows, key=lambda row: row.position))


def _entries_about(things: Sequence[tuple[str, str]], kinds: Collection[str]) -> Select[Any]:
    """Build the statement for the public entries about things, by kind and code."""
    codes: dict[str, list[str]] = defaultdict(list)
    for thing, code in things:
        codes[thing].append(code)
    about = or_(
        *(and_(_CHANGE.c.thing == thing, _CHANGE.c.code.in_(some)) for thing, some in codes.items())
    )
    # In one query, SQLite would read the whole stream to sort it.
    places = select(_NAMED.c.position).where(
        _NAMED.c.stream == PUBLIC,
        _NAMED.c.code.in_({code for _, code in things}),
        _NAMED.c.type.in_(sorted(kinds)),
    )
    return CHANGES.where(_CHANGE.c.stream == PUBLIC, _CHANGE.c.position.in_(places), about)


def corroborations(session: Session, facts: Sequence[str], as_of: AsOf) -> dict[str, list[str]]:
    """Return the codes of further sources, by fact."""
    rows = session.execute(_CORROBORATED, as_of.parameters(facts=facts))
    found: dict[str, list[str]] = {}
    for fact, source in rows:
        found.setdefault(fact, []).append(source)
    return found


def change_out(session: Session, row: Any) -> ChangeOut:
    """Convert a row to an entry with its free texts."""
    (entry,) = change_outs(session, [row])
    return entry


def stored_change(entry: StoredEntry) -> ChangeOut:
    """Convert an entry of the batch of a request, which needs no query."""
    texts = {path: TextOut(*entry.texts[path]) for path in sorted(entry.texts)}
    return _change_out(entry.columns, texts)


def change_outs(session: Session, rows: Sequence[Any]) -> list[ChangeOut]:
    """Convert rows to entries; their free texts are read in one statement."""
    texts: dict[tuple[str, int], dict[str, TextOut]] = defaultdict(dict)
    for some in chunks(rows, MAX_VALUES):
        places = {
            "streams": sorted({row.stream for row in some}),
            "positions": sorted({row.position for row in some}),
        }
        for item in session.execute(_TEXTS, places):
            texts[item.stream, item.position][item.path] = TextOut(item.text, item.salt)
    return [_change_out(row, texts[row.stream, row.position]) for row in rows]


def _change_out(row: Any, texts: dict[str, TextOut]) -> ChangeOut:
    return from_row(
        ChangeOut,
        row,
        recorded_at=format_moment(row.recorded_at),
        subject=SubjectOut(row.thing, row.code),
        commitments=CommitmentsOut(row.commitments["content"], sort_keys(row.commitments["texts"])),
        content=sort_keys(row.content),
        texts=texts,
    )


def sort_keys(value: Any) -> Any:
    """Sort the keys of a stored value, because PostgreSQL stores them in an order of its own."""
    if isinstance(value, dict):
        return {key: sort_keys(value[key]) for key in sorted(value)}
    return [sort_keys(item) for item in value] if isinstance(value, list) else value


CHANGE_COLUMNS = [*_CHANGE.c]
CHANGES = select(*CHANGE_COLUMNS).where(_CHANGE.c.stream.in_(STREAMS), _CHANGE.c.recorded_at <= AT)
"""The entries up to a moment that are visible to the caller."""
# SQLite finds no pair by an index: texts of other streams at the same positions are read, too.
_TEXTS = (
    select(_TEXT.c.stream, _TEXT.c.position, _TEXT.c.path, _TEXT.c.text, _TEXT.c.salt)
    .where(
        _TEXT.c.stream.in_(STREAMS), _TEXT.c.position.in_(bindparam("positions", expanding=True))
    )
    .order_by(_TEXT.c.stream, _TEXT.c.position, _TEXT.c.path)
)
_CORROBORATED = (
    select(_CORROBORATION.c.fact, _CORROBORATION.c.source)
    .where(
        _CORROBORATION.c.fact.in_(bindparam("facts", expanding=True)), visible_as_of(_CORROBORATION)
    )
    .order_by(*in_order(_CORROBORATION))
)

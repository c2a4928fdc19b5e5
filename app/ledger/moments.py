"""Moments: of a new batch, and of a query with the heads of the streams at it."""

import time
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, bindparam, select
from sqlalchemy.orm import Session

from app.domain.errors import DomainError
from app.ledger.as_of import STREAMS, AsOf, Head
from app.ledger.models import Change, StreamHead
from app.ledger.projection_state import ProjectionState
from app.ledger.schemas import AsOfQuery
from app.ledger.streams import PARTNERS, PUBLIC, sort_key
from app.platform.canonical import GENESIS
from app.platform.clock import Clock, format_moment, in_london, to_micros
from app.platform.db.columns import table
from app.platform.http.pagination import Cursor
from app.platform.problems.problem import FieldError, Problem, query_problem

_CLOCK_WAIT_SECONDS = 2.0
_PAUSE_SECONDS = 0.001
_CHANGE, _HEAD = table(Change), table(StreamHead)


def reading_after(newest: int, clock: Clock) -> int:
    """Return the first reading of the clock after a moment. Raises Problem `clock-behind`."""
    until = time.monotonic() + _CLOCK_WAIT_SECONDS
    while (reading := to_micros(clock.now())) <= newest:
        if time.monotonic() > until:
            raise Problem(
                "clock-behind",
                f"the clock of the service is behind the newest entry, {format_moment(newest)}",
                headers={"Retry-After": "5"},
            )
        time.sleep(_PAUSE_SECONDS)
    return reading


def past_moment(moment: datetime, newest: int) -> int:
    """Return a given moment, which must be after the newest one. Raises DomainError."""
    micros = to_micros(moment)
    if micros <= newest:
        detail = f"{format_moment(micros)} is not later than the newest entry"
        raise DomainError("moment-taken", detail)
    return micros


def resolve_moment(
    session: Session,
    query: AsOfQuery,
    cursor: Cursor | None,
    streams: Sequence[str] | None,
    *,
    now: datetime,
    today: date,
) -> AsOf:
    """Return the moment of the answer: of the cursor, of the query, or the newest.

    `streams` are those that the caller may read; None for all. Raises Problem for a position or
    time that does not exist.
    """
    heads = read_heads(session, streams)
    newest = max((head.moment for head in heads.values()), default=0)
    moment = _wanted_moment(session, query, cursor, newest=newest, now=now, today=today)
    erased = tuple(head.erasures for head in heads.values())
    rebuilds = max((getattr(head, "rebuilds", None) or 0 for head in heads.values()), default=0)
    shown = versions_of(
        (name, head.position, head.hash, head.erasures) for name, head in heads.items()
    )
    if moment is None:
        positions = {name: head.position for name, head in heads.items()}
        return AsOf(newest, today, positions, erased, shown, rebuilds)
    rows = session.execute(_POSITIONS_AT, {"until": moment, "streams": [*heads]}).all()
    positions = {row.stream: row.position or 0 for row in rows}
    known = max((row.recorded_at or 0 for row in rows), default=0)
    known_positions = {name: positions.get(name, 0) for name in heads}
    return AsOf(known, today, known_positions, erased, shown, rebuilds)


def read_heads(session: Session, streams: Sequence[str] | None) -> dict[str, Any]:
    """Return the heads of streams, from wide to narrow; of all streams if none are named.

    A stream that a caller may read has a head before its first entry, too.
    """
    statement = _HEADS if streams is None else _HEADS_OF
    rows = session.execute(statement, {} if streams is None else {"streams": [*streams]})
    known = dict.fromkeys((PUBLIC, *((PARTNERS,) if streams is None else streams)), _NO_HEAD)
    heads: dict[str, Any] = {**known, **{row.stream: row for row in rows}}
    return {stream: heads[stream] for stream in sorted(heads, key=sort_key)}


def versions_of(heads: Iterable[Head]) -> tuple[Head, ...]:
    """Return heads in an order in which they can be compared, without streams without entries."""
    return tuple(sorted(head for head in heads if head[1]))


def _wanted_moment(
    session: Session,
    query: AsOfQuery,
    cursor: Cursor | None,
    *,
    newest: int,
    now: datetime,
    today: date,
) -> int | None:
    """Return the moment that the cursor or the query names, or None for the newest."""
    if query.known_at is not None and query.position is not None:
        raise query_problem(
            "position",
            "two-times-of-knowledge",
            "known_at and position were both given; send one of them",
        )
    if cursor is not None:
        if cursor.moment > newest:
            raise _cursor_ahead()
        return cursor.moment
    if query.position is not None:
        return _moment_of_position(session, query.position)
    if query.known_at is None:
        return None
    known_at = to_micros(query.known_at)
    # The end of today is in the future, but a query for today means the facts known so far.
    if query.known_at > now and known_at > newest and in_london(query.known_at).date() != today:
        detail = f"known_at is after now, {now:%Y-%m-%d}; send an earlier moment"
        raise query_problem("known_at", "known-at-in-future", detail)
    return min(known_at, newest)


class CursorAheadError(Problem):
    """The problem of a cursor that belongs to a longer ledger."""


def _cursor_ahead() -> CursorAheadError:
    detail = "the cursor belongs to a later state than the ledger has; start again without it"
    error = FieldError("/query/cursor", "invalid-cursor", detail)
    return CursorAheadError("invalid-cursor", detail, [error])


def _moment_of_position(session: Session, position: int) -> int:
    """Return the moment of the batch that ends at a public position; 0 before everything."""
    if position == 0:
        return 0
    row = session.execute(_PUBLIC_ENTRY, {"position": position}).first()
    if row is None:
        last = session.scalar(_LAST_PUBLIC) or 0
        detail = f"the ledger ends at position {last}; send one up to that"
        raise query_problem("position", "unknown-position", detail)
    if row.read_at != position:
        detail = (
            f"position {position} is inside a batch, which is read as a whole; "
            f"send its read_at, {row.read_at}"
        )
        raise query_problem("position", "position-inside-batch", detail)
    moment: int = row.recorded_at
    return moment


_STATE = table(ProjectionState)
_SOME_HEADS = select(
    _HEAD.c.stream,
    _HEAD.c.position,
    _HEAD.c.hash,
    _HEAD.c.moment,
    _HEAD.c.erasures,
    select(_STATE.c.rebuilds).scalar_subquery().label("rebuilds"),
)
# A batch also needs the version of the computed rows.
_HEADS = _SOME_HEADS.add_columns(select(_STATE.c.version).scalar_subquery().label("version"))
_HEADS_OF = _SOME_HEADS.where(_HEAD.c.stream.in_(STREAMS))
_NO_HEAD = StreamHead(stream=PUBLIC, position=0, hash=GENESIS, moment=0, erasures=0)
_PUBLIC_ENTRY = select(_CHANGE.c.read_at, _CHANGE.c.recorded_at).where(
    _CHANGE.c.stream == PUBLIC, _CHANGE.c.position == bindparam("position", type_=BigInteger)
)
_LAST_PUBLIC = select(_HEAD.c.position).where(_HEAD.c.stream == PUBLIC)


def _last_until(column: Any) -> Any:
    """Build the subquery for a column of the last entry of a stream up to `:until`."""
    return (
        select(column)
        .where(
            _CHANGE.c.stream == _HEAD.c.stream,
            _CHANGE.c.recorded_at <= bindparam("until", type_=BigInteger),
        )
        .order_by(_CHANGE.c.recorded_at.desc(), _CHANGE.c.position.desc())
        .limit(1)
        .correlate(_HEAD)
        .scalar_subquery()
    )


_POSITIONS_AT = select(
    _HEAD.c.stream,
    _last_until(_CHANGE.c.position).label("position"),
    _last_until(_CHANGE.c.recorded_at).label("recorded_at"),
).where(_HEAD.c.stream.in_(STREAMS))

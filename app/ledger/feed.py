"""Continuation of the feed: detects that entries read earlier no longer exist."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ledger.models import Change
from app.ledger.moments import CursorAheadError
from app.ledger.schemas import ChangeQuery
from app.platform.canonical import GENESIS
from app.platform.db.columns import table
from app.platform.http.pagination import Cursor
from app.platform.problems.problem import Problem, query_problem

_CHANGE = table(Change)
_AGAIN = "start again after a head that you have pinned, or after 0"


def check_not_rewound(
    session: Session, query: ChangeQuery, stream: str, cursor: Cursor | None, end: int
) -> None:
    """Raise Problem `feed-rewound` if an entry read earlier is missing or has another hash."""
    read = [("after_hash" if query.after_hash else "after", query.after, query.after_hash)]
    if cursor is not None:
        read.append(("cursor", *cursor.keys))
    pinned = [position for _, position, hash_ in read if hash_ is not None]
    hashes = _hashes(session, stream, pinned) if pinned else {}
    for parameter, position, hash_ in read:
        if position > end:
            raise _rewind_problem(parameter, f"the ledger ends at {end}, before {position}")
        if hash_ is not None and hashes.get(position) != hash_:
            raise _rewind_problem(parameter, f"entry {position} no longer carries this hash")


@contextmanager
def report_rewind() -> Iterator[None]:
    """Replace the problem of a cursor of a longer ledger by `feed-rewound`."""
    try:
        yield
    except CursorAheadError:
        raise _rewind_problem(
            "cursor", "the cursor belongs to a later state than the ledger has"
        ) from None


def _rewind_problem(parameter: str, what: str) -> Problem:
    return query_problem(parameter, "feed-rewound", f"{what}; {_AGAIN}")


def _hashes(session: Session, stream: str, positions: Sequence[int]) -> dict[int, str]:
    rows = session.execute(
        select(_CHANGE.c.position, _CHANGE.c.hash).where(
            _CHANGE.c.stream == stream, _CHANGE.c.position.in_(positions)
        )
    )
    return {0: GENESIS, **{row.position: row.hash for row in rows}}

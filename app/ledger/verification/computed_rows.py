"""Verification of computed rows: all that are stored equal all that follow from the facts."""

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

from sqlalchemy import ColumnElement, Enum, String, Text, cast, func, select, type_coerce
from sqlalchemy.orm import Session

from app.ledger.fact_types import Projection
from app.ledger.projection_state import other_version
from app.ledger.projections import HistoryPart, RowHistory, plain_and_lists, row_key
from app.platform.canonical import canonical, to_plain
from app.platform.db.columns import table
from app.platform.db.rows import READ_ERRORS
from app.platform.progress import ProgressCallback, no_progress


class Part(NamedTuple):
    """A part of the rows of a projection."""

    projection: str
    compute: HistoryPart

    def difference(
        self, session: Session, on_progress: ProgressCallback = no_progress
    ) -> str | None:
        """Return the first stored row that does not follow from the facts, or missing row.

        `on_progress` receives the number of compared rows.
        """
        for computed in self.compute():
            for difference in _differences(session, computed):
                return f"{self.projection}: {difference}"
            on_progress(len(computed.rows))
        return None


class OtherProcess(Protocol):
    """A process that compares parts of the same snapshot, from the last one on."""

    def may_take(self, part: int) -> bool:
        """Take a part, numbered from the last one on; return False if the other process took it.

        This process takes all parts in order. Both may take the same part where they meet.
        """

    def advance(self, steps: int) -> None:
        """Report the number of rows that were compared here."""

    def difference(self) -> str | None:
        """Wait for the first difference in its parts. Raises EOFError if it failed."""


def parts_of(session: Session, projections: Iterable[Projection]) -> list[Part]:
    """Return all parts of the computed rows, in order."""
    return [
        Part(projection.name, part)
        for projection in projections
        for part in projection.histories(session)
    ]


def first_difference(
    session: Session,
    projections: Iterable[Projection],
    on_progress: ProgressCallback = no_progress,
    other: OtherProcess | None = None,
) -> str | None:
    """Return the first difference in the order of the projections, or None.

    Rows of another version are not compared.
    """
    if versions := other_version(session):
        return versions
    parts = parts_of(session, projections)
    advance = on_progress if other is None else other.advance
    for n, part in zip(range(len(parts), 0, -1), parts, strict=True):
        if other is not None and not other.may_take(n):
            try:
                return other.difference()
            except EOFError:
                other = None
        if found := part.difference(session, advance):
            return found
    return None


def count_rows(session: Session, projections: Iterable[Projection]) -> int:
    """Return the number of stored rows."""
    models = [table(model) for projection in projections for model in projection.models]
    counts = (session.scalar(select(func.count()).select_from(rows)) for rows in models)
    return sum(count or 0 for count in counts)


def _differences(session: Session, computed: RowHistory) -> Iterator[str]:
    """Yield each difference within the scope of a recomputation."""
    rows = table(computed.model)
    plain, lists = plain_and_lists([column for column in rows.c if column.name != "id"])
    try:
        stored = Counter(_stored_keys(session, computed.within, plain, lists))
    except READ_ERRORS as error:
        yield f"{rows.name} has a row that cannot be read: {error}"
        return
    right = Counter(map(row_key([*plain, *lists]), computed.rows))
    if dict(stored) == dict(right):  # counters compare ten times as slowly
        return
    names = [column.name for column in (*plain, *lists)]
    for row in sorted(_text(names, key) for key in (stored - right).elements()):
        yield f"{rows.name} has a row that does not follow from the facts: {row}"
    for row in sorted(_text(names, key) for key in (right - stored).elements()):
        yield f"{rows.name} lacks {row}"


def _stored_keys(
    session: Session, within: ColumnElement[bool], plain: Sequence[Any], lists: Sequence[Any]
) -> Iterator[tuple[Hashable, ...]]:
    """Yield the keys of stored rows; lists are read as text, because many rows have the same."""
    words = [type_coerce(item, String) if isinstance(item.type, Enum) else item for item in plain]
    columns = [*words, *(cast(column, Text) for column in lists)]
    for row in session.execute(select(*columns).where(within)).all():
        values = tuple(row)
        yield values[: len(plain)] + tuple(map(_list_of, values[len(plain) :]))


@lru_cache(10_000)
def _list_of(text: str) -> tuple[Hashable, ...]:
    found = json.loads(text)
    if not isinstance(found, list):
        raise TypeError(f"{text} is not a list")
    return tuple(found)


def _text(names: Sequence[str], key: Sequence[Any]) -> str:
    return canonical(to_plain(dict(zip(names, key, strict=True))))

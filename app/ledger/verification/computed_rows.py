"""Verification of computed rows: all that are stored equal all that follow from the facts."""

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Enum, String, Text, cast, func, select, type_coerce
from sqlalchemy.orm import Session

from app.ledger.fact_types import Projection
from app.ledger.projection_state import other_version
from app.ledger.projections import RowHistory, plain_and_lists, row_key
from app.platform.canonical import canonical, to_plain
from app.platform.db.columns import table
from app.platform.db.rows import READ_ERRORS
from app.platform.progress import ProgressCallback, no_progress


def differences(
    session: Session,
    projections: Iterable[Projection],
    on_progress: ProgressCallback = no_progress,
) -> Iterator[str]:
    """Yield each stored row that does not follow from the facts, and each missing row.

    `on_progress` receives the number of compared rows. Rows of another version are not compared.
    """
    if other := other_version(session):
        yield other
        return
    for projection in projections:
        for computed in projection.histories(session):
            for difference in _differences(session, computed):
                yield f"{projection.name}: {difference}"
            on_progress(len(computed.rows))


class ComparedApart(Protocol):
    """The rows of one projection that another process compares, on the same snapshot."""

    @property
    def projection(self) -> str:
        """The name of the projection."""

    def advance(self, steps: int) -> None:
        """Report the number of rows that were compared here."""

    def difference(self) -> str | None:
        """Wait for the first difference. Raises EOFError if the other process failed."""


def first_difference(
    session: Session,
    projections: Sequence[Projection],
    on_progress: ProgressCallback = no_progress,
    apart: ComparedApart | None = None,
) -> str | None:
    """Return the first difference in the order of the projections, or None.

    The rows that are compared apart are waited for last.
    """
    if apart is None:
        return next(differences(session, projections, on_progress), None)
    place = [projection.name for projection in projections].index(apart.projection)
    before, after = projections[:place], projections[place + 1 :]
    if found := first_difference(session, before, apart.advance):
        return found
    found_after = first_difference(session, after, apart.advance)
    try:
        return apart.difference() or found_after
    except EOFError:
        return first_difference(session, projections[place:], on_progress)


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
    for row in session.execute(select(*columns).where(within)):
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

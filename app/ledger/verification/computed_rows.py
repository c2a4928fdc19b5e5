"""Verification of computed rows: all that are stored equal all that follow from the facts."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.ledger.fact_types import Projection
from app.ledger.hashing import canonical, to_plain
from app.ledger.projection_state import other_version
from app.ledger.projections import Row, RowHistory, TakenRows, row_key
from app.platform.db.columns import table
from app.platform.progress import ProgressCallback, no_progress

# Edits of the database can leave values that no type allows, such as an invalid day or JSON.
READ_ERRORS = (ValueError, LookupError, TypeError, AttributeError)


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


def _differences(session: Session, computed: RowHistory) -> Iterator[str]:
    """Yield each difference within the scope of a recomputation."""
    rows = table(computed.model)
    columns = [column for column in rows.c if column.name != "id"]
    try:
        stored: Any = session.execute(select(*columns).where(computed.within)).mappings().all()
        surplus, missing = _unlike(stored, computed.rows, row_key(columns))
    except READ_ERRORS as error:
        yield f"{rows.name} has a row that cannot be read: {error}"
        return
    for row in sorted(map(_text, surplus)):
        yield f"{rows.name} has a row that does not follow from the facts: {row}"
    for row in sorted(map(_text, missing)):
        yield f"{rows.name} lacks {row}"


def _unlike(
    stored: Iterable[Row], computed: Iterable[Row], key_of: Callable[[Row], Hashable]
) -> tuple[list[Row], list[Row]]:
    """Return the stored rows that are not computed, and the computed ones that are not stored."""
    left = TakenRows(key_of)
    for row in stored:
        left.add(row)
    missing = [row for row in computed if left.take(row) is None]
    return left.left(), missing


def _text(row: Row) -> str:
    return canonical(to_plain(dict(row)))

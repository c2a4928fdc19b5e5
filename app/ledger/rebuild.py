"""Computed rows made anew from the facts."""

from collections.abc import Iterable, Iterator

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.ledger.fact_types import Projection
from app.ledger.projection_state import store_version
from app.ledger.projections import RowHistory, insert_rows
from app.platform.db.columns import table
from app.platform.progress import ProgressCallback, no_progress


def rebuild(
    session: Session,
    projections: Iterable[Projection],
    on_progress: ProgressCallback = no_progress,
) -> int:
    """Replace all computed rows, open and closed, and return their number.

    `on_progress` receives the number of rows. Readers see the old rows until the commit.
    """
    count = 0
    for projection in projections:
        for model in projection.models:
            session.execute(delete(table(model)))
        for computed in _computed(session, projection):
            insert_rows(session, computed)
            count += len(computed.rows)
            on_progress(len(computed.rows))
    store_version(session)
    return count


def _computed(session: Session, projection: Projection) -> Iterator[RowHistory]:
    for part in projection.histories(session):
        yield from part()

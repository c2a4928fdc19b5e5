"""The version of the stored computed rows, and the versions that this release can use."""

from sqlalchemy import CheckConstraint, exists, select
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel, col

from app.ledger.models import Change
from app.platform.problems.problem import Problem

PROJECTION_VERSION = 2
"""The version of what this release computes; raise it with every change of the computed rows."""

OLDEST_READABLE_VERSION = 2
"""The oldest version of stored rows from which this release can answer."""

_CHECKED = "projection-version"


class ProjectionState(SQLModel, table=True):
    """The version of the stored computed rows: one row, from the first entry of the ledger on."""

    __tablename__ = "projection_state"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: int = Field(default=1, primary_key=True, sa_column_kwargs={"autoincrement": False})
    version: int
    is_stale: bool = Field(
        default=False, description="True if a release that computes another version migrated."
    )
    rebuilds: int = Field(
        default=0, description="Number of times that all rows were computed anew."
    )


def check_projection_version(session: Session, known: int | None = None) -> None:
    """Refuse to write beside rows of another version. Raises Problem `projection-version`.

    A version that is not known is read. An empty ledger takes the version of the release that
    writes its first entry.
    """
    if _CHECKED in session.info:
        return
    version = known or stored_version(session)
    if version != PROJECTION_VERSION and (other := other_version(session)):
        raise Problem("projection-version", f"{other}; until then nothing is recorded")
    if version is None:
        store_version(session)
    session.info[_CHECKED] = True


def is_readable(session: Session) -> bool:
    """Return True if this release can answer from the stored rows."""
    version = stored_version(session)
    return version is None or OLDEST_READABLE_VERSION <= version <= PROJECTION_VERSION


def is_stale(session: Session) -> bool:
    """Return True if the stored rows are marked as stale, or of another version."""
    state = session.get(ProjectionState, 1)
    return other_version(session) is not None or (state is not None and state.is_stale)


def other_version(session: Session) -> str | None:
    """Return a sentence about the versions if the stored rows are of another one, else None."""
    version = stored_version(session)
    is_other = _has_entries(session) if version is None else version != PROJECTION_VERSION
    return _versions(version) if is_other else None


def mark_rows(session: Session) -> bool:
    """Mark the stored rows as stale if they are of another version, and return the mark."""
    mark, state = other_version(session) is not None, session.get(ProjectionState, 1)
    if state is not None:
        state.is_stale = mark
    return mark


def store_version(session: Session) -> None:
    """Record that the stored rows are those that this release computes."""
    before = session.get(ProjectionState, 1)
    rebuilds = 0 if before is None else before.rebuilds + 1
    session.merge(ProjectionState(version=PROJECTION_VERSION, is_stale=False, rebuilds=rebuilds))
    session.flush()


def stored_version(session: Session) -> int | None:
    """Return the version of the stored rows, or None if none is stored."""
    return session.scalar(_VERSION)


_VERSION = select(col(ProjectionState.version))


def _has_entries(session: Session) -> bool:
    return bool(session.scalar(select(exists().select_from(Change))))


def _versions(stored: int | None) -> str:
    found = "an unknown version" if stored is None else f"version {stored}"
    return (
        f"the computed rows are of {found}, this release computes version {PROJECTION_VERSION}; "
        "run: python -m app rebuild"
    )

"""What the tables of cases, and of what hangs on them, have in common."""

from datetime import date
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field

from app.ledger.models import HideableFact, owner_constraint
from app.platform.db.columns import Code


class RecordFact(HideableFact):
    """A record. Stated again in its own place, it stays the same record."""

    opening: str | None = Field(
        default=None, sa_type=Code, description="The id of the record, where this states it again."
    )

    @property
    def record_id(self) -> str:
        """The id under which the record is known for good."""
        return self.opening or self.id


class CaseFact(RecordFact):
    """The opening of a case, to which later facts are added. Its id is the case's."""


class PartFact(RecordFact):
    """Something that is added to a case, and is as visible as that is unless it says so."""

    case: str


class StepFact(PartFact):
    """A step that was taken in a case on a day."""

    day: date


def listed(table: str, *columns: str) -> tuple[Any, ...]:
    """The rule and the indexes of a table of records that is searched by these columns."""
    searched = ("opening", *columns)
    return (
        owner_constraint(),
        *(Index(f"ix_{table}_{one}", one, "from_position") for one in searched),
    )

"""What the tables of cases, and of what hangs on them, have in common."""

from datetime import date
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field

from app.kit.columns import Code
from app.ledger.models import HideableFact, owned


class CaseFact(HideableFact):
    """The opening of a case, to which later facts are added.

    Its id is the case's. Where it replaces an opening that was wrong, the case stays the same.
    """

    opening: str | None = Field(
        default=None, sa_type=Code, description="The id of the case, where this was stated again."
    )

    @property
    def case_id(self) -> str:
        """The id under which the case is known for good."""
        return self.opening or self.id


class PartFact(HideableFact):
    """Something that is added to a case, and is as visible as that is unless it says so."""

    case: str


class StepFact(PartFact):
    """A step that was taken in a case on a day."""

    day: date


def listed(table: str, *columns: str) -> tuple[Any, ...]:
    """The rule and the indexes of a table of hideable facts that is searched by these columns."""
    return (owned(), *(Index(f"ix_{table}_{one}", one, "from_position") for one in columns))


def opened(table: str, *columns: str) -> tuple[Any, ...]:
    """The same for a table of cases, which are also found by their first opening."""
    return listed(table, "opening", *columns)

"""Common columns of the tables of records, cases and their parts."""

from datetime import date
from typing import Any, TypeVar

from sqlalchemy import BigInteger, Index, text
from sqlmodel import Field, SQLModel

from app.domain.vocabulary import DayBasis
from app.ledger.models import HideableFact, owner_constraint
from app.platform.db.columns import FIRST_DAY, LAST_DAY, NEVER, Code, codelist


def day_basis_column() -> Any:
    """Build the column of the basis of a day."""
    return Field(default=DayBasis.STATED, sa_type=codelist(DayBasis))


class RecordFact(HideableFact):
    """A record. It keeps its id when it is revised."""

    opening: str | None = Field(
        default=None, sa_type=Code, description="The id of the record, on a revision of it."
    )

    @property
    def record_id(self) -> str:
        """The permanent id of the record."""
        return self.opening or self.id


class CaseFact(RecordFact):
    """The opening of a case, to which later facts are added. Its id is the id of the case."""


class PartFact(RecordFact):
    """A part of a case. Without a visibility of its own, it is as visible as the case."""

    case: str


class StepFact(PartFact):
    """A step of a case on a day."""

    day: date
    day_basis: DayBasis = day_basis_column()


class CaseDays(SQLModel, table=True):
    """Projection: the days on which a derived filter may find a record, as its facts say.

    A row belongs to the stream of the record. `word` stands for a value of the filter.
    """

    __tablename__ = "case_days"
    __table_args__ = (
        Index("ix_case_days_record", "record", "to_at"),
        Index("ix_case_days_fact", "fact", "word"),
        # SQLite and PostgreSQL answer from this index alone.
        Index(
            "ix_case_days_word",
            *("kind", "word", "stream", "to_at", "days_to", "days_from", "from_at", "fact"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(sa_type=Code, description="The table of the record.")
    record: str = Field(sa_type=Code)
    fact: str = Field(sa_type=Code, description="The current fact of the record.")
    stream: str = Field(sa_type=Code)
    word: str = Field(sa_type=Code)
    days_from: date = FIRST_DAY
    days_to: date = LAST_DAY
    from_at: int = Field(sa_type=BigInteger)
    to_at: int = Field(default=NEVER, sa_type=BigInteger)


AnyRecord = TypeVar("AnyRecord", bound=RecordFact)
AnyCase = TypeVar("AnyCase", bound=CaseFact)
AnyPart = TypeVar("AnyPart", bound=PartFact)


def record_table_args(table: str, *columns: str) -> tuple[Any, ...]:
    """Build the constraint and the indexes of a table of records searched by these columns."""
    is_revision = text("opening IS NOT NULL")
    return (
        owner_constraint(),
        Index(f"ix_{table}_from_at", "from_at", "stream", "position"),
        # With all rows in it, planners would expect that each record has as many revisions.
        Index(
            f"ix_{table}_opening",
            "opening",
            "from_at",
            sqlite_where=is_revision,
            postgresql_where=is_revision,
        ),
        *(Index(f"ix_{table}_{column}", column, "from_at") for column in columns),
    )

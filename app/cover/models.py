"""The cover projection: every cell with evidence, and its tiles."""

from datetime import date

from sqlalchemy import BigInteger, Index, text
from sqlmodel import Field, SQLModel

from app.domain.vocabulary import Certainty, CoverReason, CoverState, DateBasis
from app.platform.db.columns import LAST_DAY, NEVER, Code, Json, codelist


class CoverCell(SQLModel, table=True):
    """A cell with evidence, and the latest day on which a source speaks of it."""

    __tablename__ = "cover_cell"
    __table_args__ = (Index("ix_cover_cell", "authority", "scope", "to_at"),)

    id: int | None = Field(default=None, primary_key=True)
    authority: str = Field(sa_type=Code)
    scope: str = Field(sa_type=Code)
    evidence_on: date | None = None
    from_at: int = Field(sa_type=BigInteger)
    to_at: int = Field(default=NEVER, sa_type=BigInteger)


OPEN_TO_AWARDS = text(
    "(live_contracts < 2 OR level < 3 OR certainty IN ('attested', 'assumed')"
    " OR CAST(risks AS VARCHAR) <> '[]')"
)
"""The condition of tiles about which one more award may change more than where they end.

A statement finds them by their index only if it has the same condition, without parameters.
"""


class CoverTile(SQLModel, table=True):
    """An interval of days on which everything about a cell is the same, its holders included.

    Their names are read from the holdings of the cell.
    """

    __tablename__ = "cover_tile"
    __table_args__ = (
        # All that a walk along a run reads is in the index.
        Index(
            "ix_cover_tile_cell",
            "authority", "scope", "first_day", "last_day", "to_at", "from_at", "level",
        ),
        # Where many contracts cover the same days, these are few among all tiles of a cell.
        Index(
            "ix_cover_tile_open", "authority", "scope", "first_day",
            sqlite_where=OPEN_TO_AWARDS, postgresql_where=OPEN_TO_AWARDS,
        ),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    authority: str = Field(sa_type=Code)
    scope: str = Field(sa_type=Code)
    first_day: date
    last_day: date = LAST_DAY
    state: CoverState = Field(sa_type=codelist(CoverState))
    level: int = Field(description="The rank of the service level; 0 without cover.")
    because: CoverReason | None = Field(default=None, sa_type=codelist(CoverReason, "because"))
    certainty: Certainty | None = Field(default=None, sa_type=codelist(Certainty))
    risks: list[str] = Field(sa_type=Json)
    live_contracts: int = Field(
        default=0, description="The number of live contracts: 0, 1, or 2 for all others."
    )
    end_basis: DateBasis | None = Field(
        default=None,
        sa_type=codelist(DateBasis),
        description="The weakest basis of the last days of the awards that end with the tile.",
    )
    attested_on: date | None = None
    from_at: int = Field(sa_type=BigInteger)
    to_at: int = Field(default=NEVER, sa_type=BigInteger)

"""The cover projection: the tiles of every cell with evidence."""

from datetime import date

from sqlalchemy import BigInteger, Index
from sqlmodel import Field, SQLModel

from app.domain.vocabulary import Certainty, CoverReason, CoverState, DateBasis
from app.platform.db.columns import LAST_DAY, NEVER, Code, Json, codelist


class CoverTile(SQLModel, table=True):
    """An interval of days on which everything about a cell is the same."""

    __tablename__ = "cover_tile"
    __table_args__ = (
        Index("ix_cover_tile_cell", "authority", "scope", "first_day", "to_at"),
        Index("ix_cover_tile_days", "to_at", "last_day", "first_day"),
        Index("ix_cover_tile_state", "state", "authority", "scope", "first_day"),
    )

    id: int | None = Field(default=None, primary_key=True)
    authority: str = Field(sa_type=Code)
    scope: str = Field(sa_type=Code)
    first_day: date
    last_day: date = LAST_DAY
    state: CoverState = Field(sa_type=codelist(CoverState))
    because: CoverReason | None = Field(default=None, sa_type=codelist(CoverReason, "because"))
    certainty: Certainty | None = Field(default=None, sa_type=codelist(Certainty))
    risks: list[str] = Field(sa_type=Json)
    held_by: list[str] = Field(sa_type=Json)
    contracts: list[str] = Field(sa_type=Json)
    last_held_by: list[str] = Field(sa_type=Json)
    covered_until: date | None = None
    until_basis: DateBasis | None = Field(default=None, sa_type=codelist(DateBasis))
    evidence_on: date | None = None
    attested_on: date | None = None
    from_at: int = Field(sa_type=BigInteger)
    to_at: int = Field(default=NEVER, sa_type=BigInteger)

"""Table of the mappings of publishers."""

from typing import Any

from sqlalchemy import Index
from sqlmodel import Field

from app.ledger.models import Fact
from app.platform.db.columns import Code, Json


class ColumnMappingFact(Fact, table=True):
    """The meaning of the columns of a publisher's registers; a publisher is an authority."""

    __tablename__ = "column_mapping"
    __table_args__ = (Index("ix_column_mapping_publisher", "publisher", "to_at"),)

    publisher: str = Field(foreign_key="authority.code", sa_type=Code)
    columns: list[dict[str, Any]] = Field(default_factory=list, sa_type=Json)

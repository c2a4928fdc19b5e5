"""The table of releases as they came, but for what tells of people."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from app.platform.db.columns import Code, Json


class KeptRelease(SQLModel, table=True):
    """A release of a process that concerns the registry; it never changes."""

    __tablename__ = "kept_release"

    ocid: str = Field(primary_key=True, sa_type=Code)
    id: str = Field(primary_key=True, sa_type=Code, description="The release's id in its process.")
    published_at: datetime
    hash: str = Field(description="SHA-256 of the release as it came, in one spelling.")
    publisher: str | None = None
    recorded_at: datetime
    author: str
    content: dict[str, Any] = Field(sa_type=Json, description="Without what tells of people.")

"""The table of imported releases."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from app.platform.db.columns import Code, Json

ERASED_HASH = ""
"""Stands for the hash of a release of which a text was erased; no release has it."""


class KeptRelease(SQLModel, table=True):
    """A release of a process of the registry, without personal data.

    Rows never change, but for the erasure of texts.
    """

    __tablename__ = "kept_release"

    ocid: str = Field(primary_key=True, sa_type=Code)
    id: str = Field(
        primary_key=True, sa_type=Code, description="The id of the release in its process."
    )
    published_at: datetime
    hash: str | None = Field(
        default=None,
        description="SHA-256 of the canonical JSON of the release as received; null after a text "
        "of it was erased.",
    )
    publisher: str | None = None
    recorded_at: datetime
    author: str
    content: dict[str, Any] = Field(sa_type=Json, description="The release without personal data.")

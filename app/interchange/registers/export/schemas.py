"""How files are asked for."""

from pydantic import Field

from app.ledger.schemas import AsOfQuery, OnDayQuery
from app.platform.http.pagination import BaseQuery, Text


class RegisterQuery(AsOfQuery, OnDayQuery):
    """Which contracts a register shows, and as of when."""

    authority: Text | None = Field(
        default=None, description="Only contracts that this authority leads or takes a scope from."
    )
    consortium: Text | None = Field(default=None, description="Only contracts of this consortium.")


class ArchiveQuery(AsOfQuery):
    """As of when the whole registry is asked for."""


class TemplateQuery(BaseQuery):
    """The template is the same for everybody."""

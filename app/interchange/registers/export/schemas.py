"""Query parameters of file exports."""

from pydantic import Field

from app.ledger.schemas import AsOfQuery, OnDayQuery
from app.platform.http.pagination import BaseQuery, Text


class RegisterQuery(AsOfQuery, OnDayQuery):
    """Filters, day and position of a contracts register."""

    authority: Text | None = Field(
        default=None, description="Only contracts that this authority leads or takes a scope from."
    )
    consortium: Text | None = Field(default=None, description="Only contracts of this consortium.")


class ArchiveQuery(AsOfQuery):
    """The position of the archive."""


class TemplateQuery(BaseQuery):
    """No query parameters."""

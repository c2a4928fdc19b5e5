"""Query parameters of file exports."""

from app.ledger.schemas import AsOfQuery, OnDayQuery
from app.platform.http.pagination import BaseQuery
from app.registry.contracts.filters import AuthorityFilters


class RegisterQuery(AsOfQuery, OnDayQuery, AuthorityFilters):
    """Filters, day and position of a contracts register."""


class ArchiveQuery(AsOfQuery):
    """The position of the archive."""


class TemplateQuery(BaseQuery):
    """No query parameters."""

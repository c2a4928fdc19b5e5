"""Query parameters of file exports."""

from collections.abc import Sequence

from pydantic import Field

from app.interchange.registers.export.columns import HEADER
from app.ledger.schemas import AsOfQuery
from app.platform.http.pagination import BaseQuery, ColumnNames
from app.platform.http.serialization import chosen_columns
from app.registry.contracts.filters import ContractFilters


class RegisterQuery(ContractFilters):
    """Filters, day and position of a contracts register."""


class RegisterTableQuery(RegisterQuery):
    """Filters and columns of a contracts register as CSV."""

    fields: ColumnNames | None = Field(
        default=None,
        description="The columns and their order, separated by commas: names of the first line.",
    )

    def columns(self) -> Sequence[str]:
        """Return the names of the columns. Raises Problem `unknown-column`."""
        return chosen_columns(self.fields, HEADER)


class ArchiveQuery(AsOfQuery):
    """The position of the archive."""


class TemplateQuery(BaseQuery):
    """No query parameters."""

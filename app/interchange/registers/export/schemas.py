"""Query parameters of file exports."""

from collections.abc import Sequence
from typing import Any

from pydantic import Field

from app.interchange.registers.export.columns import HEADER
from app.ledger.schemas import AsOfQuery, OnDayQuery
from app.platform.http.pagination import BaseQuery, ColumnNames
from app.platform.http.serialization import chosen_columns
from app.registry.contracts.filters import ContractFilters

_MOMENT = AsOfQuery.model_fields.keys() | OnDayQuery.model_fields.keys()


class RegisterQuery(ContractFilters):
    """Filters, day and position of a contracts register."""

    def selected(self) -> dict[str, Any]:
        """Return the filters and columns that were asked for, without the day and the position."""
        return self.model_dump(mode="json", exclude={*_MOMENT}, exclude_defaults=True)


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

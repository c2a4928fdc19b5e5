"""Tables whose rows follow from the audit log: what an entry says of a row that it changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlmodel import SQLModel

from app.auth.models import ApiKey, CalendarToken, IssuedCredential
from app.platform.canonical import to_plain
from app.platform.db.columns import table
from app.platform.db.references import Link, links_of, lists_of

Row = TypeVar("Row", bound=SQLModel)


class AuditedAction(StrEnum):
    """The action of an entry on a row of an audited table."""

    ISSUED = "issued"
    """The row was added; the content has all of its audited values."""
    CHANGED = "changed"
    """The values in the content replaced those before."""
    REVOKED = "revoked"
    """A credential was ended; its row stays, and is revoked."""
    REPLAYED = "replayed"
    """A webhook was moved to another position; its audited values stay."""
    DELETED = "deleted"
    """The row was deleted."""


@dataclass(frozen=True, slots=True)
class AuditedTable(Generic[Row]):
    """A table of which every row, with its audited values, follows from the audit log.

    The room of the table declares it. Values are written by the same function that `verify`
    compares rows by; a secret is among them as a commitment only, and personal data never.
    """

    kind: str
    """The name of such a row in entries."""
    model: type[Row]
    to_values: Callable[[Row], Mapping[str, Any]]
    """The audited values of a row, without its id."""

    @property
    def table_name(self) -> str:
        """The name of the table."""
        return str(self.model.__tablename__)

    @property
    def links(self) -> Mapping[str, type[Link]]:
        """The link table behind each list of codes of a row."""
        return links_of(self.model)

    def values(self, row: Row) -> dict[str, Any]:
        """Return the audited values of a row as JSON values."""
        plain: dict[str, Any] = to_plain(dict(self.to_values(row)))
        return plain

    def content(
        self, action: AuditedAction, row: Row, values: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the content of an entry about a row; without `values`, with all of its values."""
        stated = self.values(row) if values is None else to_plain(dict(values))
        return {"kind": self.kind, "action": action.value, "id": id_of(row), **stated}


def id_of(row: SQLModel) -> str:
    """Return the primary key of a row of an audited table."""
    (column,) = table(type(row)).primary_key
    return str(getattr(row, column.name))


def _credential_values(issued: IssuedCredential) -> dict[str, Any]:
    return issued.model_dump(exclude={"id"}) | lists_of(issued)


API_KEYS = AuditedTable("api-key", ApiKey, _credential_values)
CALENDAR_TOKENS = AuditedTable("calendar-token", CalendarToken, _credential_values)

"""The tables of the archive: every current public fact, as recorded."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Boolean, ColumnElement, Date, Select, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.ledger.as_of import AT, AsOf, visible_as_of
from app.ledger.models import Fact, Source
from app.platform.canonical import canonical
from app.platform.db.columns import FIRST_DAY, LAST_DAY, table
from app.platform.db.references import CodeList, list_columns
from app.platform.http.serialization import csv_cell
from app.registry.authorities.models import (
    AuthorityDetailsFact,
    ConsortiumDetailsFact,
    MembershipFact,
)
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.contracts.models import (
    AwardFact,
    ContractDetailsFact,
    ContractTerm,
    NoticeFact,
    TermChangeFact,
)
from app.registry.providers.models import ProviderDetailsFact, ProviderEventFact
from app.registry.scopes.models import ScopeDetailsFact

CHUNKED = {"yield_per": 500}
# Internal columns; visibility and owner are constant in public data.
_INTERNAL_COLUMNS = {"stream", "from_at", "to_at", "visibility", "owner"}
_EMPTY_CELLS = (None, FIRST_DAY, LAST_DAY)


@dataclass(frozen=True, slots=True)
class ArchiveTable:
    """A table of the archive, sorted by its order columns."""

    name: str
    model: type[SQLModel]
    order: tuple[str, ...]
    text: str

    @property
    def columns(self) -> list[ColumnElement[Any]]:
        """The exported columns."""
        internal = _INTERNAL_COLUMNS | ({"id"} if "details" in table(self.model).c else set())
        columns = [column for column in table(self.model).c if column.name not in internal]
        return [*columns, *list_columns(self.model)]

    def fields(self) -> list[dict[str, str]]:
        """Return the columns as fields of a Table Schema."""
        return [
            {
                "name": column.name,
                "type": _schema_type(column),
            }
            for column in self.columns
        ]

    def rows(self, session: Session, as_of: AsOf) -> Iterator[list[Any]]:
        """Yield every row that is visible at a position, as cells of text."""
        found = session.execute(self._statement(), as_of.parameters(), execution_options=CHUNKED)
        for row in found:
            yield [_format_cell(cell) for cell in row]

    @property
    def _order(self) -> tuple[str, ...]:
        """The columns of the order; facts of one thing come in the order of the ledger."""
        of_facts = ("from_at", "stream", "position") if issubclass(self.model, Fact) else ()
        return (*self.order, *of_facts)

    def _statement(self) -> Select[*tuple[Any, ...]]:
        rows = table(self.model)
        # Sources never change, so they are visible from their entry on.
        is_visible = visible_as_of(rows) if "to_at" in rows.c else rows.c.from_at <= AT
        return (
            select(*self.columns)
            .where(is_visible)
            .order_by(*(rows.c[name] for name in self._order))
        )


TABLES = (
    ArchiveTable("authorities", AuthorityDetailsFact, ("code",),
                 "The name of each authority, and the days on which it exists."),
    ArchiveTable("consortia", ConsortiumDetailsFact, ("code",),
                 "The name of each consortium."),
    ArchiveTable("memberships", MembershipFact, ("consortium",),
                 "The members of each consortium, with the days of membership."),
    ArchiveTable("providers", ProviderDetailsFact, ("code",),
                 "The names of each provider, and its numbers in registers."),
    ArchiveTable("provider-events", ProviderEventFact, ("provider",),
                 "Events of providers, such as insolvency."),
    ArchiveTable("scopes", ScopeDetailsFact, ("code",), "The tree of services."),
    ArchiveTable("contracts", ContractDetailsFact, ("code",),
                 "The details of each contract, as signed."),
    ArchiveTable("contract-terms", ContractTerm, ("contract", "days_from"),
                 "The term of each contract now agreed, computed from the facts."),
    ArchiveTable("awards", AwardFact, ("contract",),
                 "The services that each authority takes from each contract."),
    ArchiveTable("term-changes", TermChangeFact, ("contract",),
                 "Extensions, terminations and cancellations."),
    ArchiveTable("notices", NoticeFact, ("contract",), "Published notices."),
    ArchiveTable("sources", Source, ("code",), "The documents behind facts."),
    ArchiveTable("claims", ClaimFact, ("code",),
                 "The claims of sources that disagree."),
    ArchiveTable("claim-decisions", ClaimDecisionFact, ("claim",),
                 "The decisions of the registry on claims."),
)  # fmt: skip


def _schema_type(column: ColumnElement[Any]) -> str:
    """Return the Table Schema type of a column."""
    # A PostgreSQL variant of a type does not change the content of the column.
    for kind, name in ((JSON, "array"), (CodeList, "array"), (Boolean, "boolean"), (Date, "date")):
        if isinstance(column.type, kind):
            return name
    return "integer" if column.name == "position" else "string"


def _format_cell(cell: Any) -> Any:
    """Format a cell; a list becomes JSON with the same key order on every engine."""
    if isinstance(cell, list):
        return canonical(cell)
    # The sentinel days stand for missing edges, so they become empty cells.
    return "" if cell in _EMPTY_CELLS else csv_cell(cell)

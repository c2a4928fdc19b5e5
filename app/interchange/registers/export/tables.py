"""The tables of the archive: every current public fact, and the cover computed from them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Boolean, ColumnElement, Date, Integer, Select, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.cases.complaints import facts as complaints
from app.cases.core.facts import CaseType, StepType
from app.cases.incidents import facts as incidents
from app.cases.oversight import facts as oversight
from app.cases.performance import facts as performance
from app.cases.transition import facts as transition
from app.cover.models import CoverTile
from app.ledger.as_of import AT, AsOf, visible_as_of
from app.ledger.models import Fact, Source
from app.platform.canonical import canonical
from app.platform.db.columns import FIRST_DAY, LAST_DAY, table
from app.platform.db.references import CodeList, list_columns
from app.platform.http.serialization import csv_cell
from app.registry.authorities.models import (
    AttestationFact,
    AuthorityDetailsFact,
    BuyerMatchFact,
    ConsortiumDetailsFact,
    MembershipFact,
    PublishedBuyerFact,
    ServiceReportFact,
)
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.contracts.models import (
    AwardFact,
    ContractDetailsFact,
    ContractSupplier,
    ContractTerm,
    HoldingRow,
    NoticeFact,
    SupplierMatchFact,
    TermChangeFact,
)
from app.registry.providers.models import ProviderDetailsFact, ProviderEventFact
from app.registry.scopes.models import ScopeDetailsFact

CHUNKED = {"yield_per": 500}
# Internal columns; visibility and owner are constant in public data.
_INTERNAL_COLUMNS = {
    "stream", "from_at", "to_at", "visibility", "owner", "supplier_matches", "name_key",
    "number_key",
}  # fmt: skip
EMPTY_CELLS = (None, FIRST_DAY, LAST_DAY)
"""Values of no cell: the sentinel days stand for missing edges."""


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
        # The id of a computed row only counts the rows of its table.
        internal = _INTERNAL_COLUMNS | (set() if issubclass(self.model, Fact) else {"id"})
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

    def rows(self, session: Session, as_of: AsOf) -> Iterator[Sequence[Any]]:
        """Yield every row that is visible at a position."""
        return iter(
            session.execute(self._statement(), as_of.parameters(), execution_options=CHUNKED)
        )

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


_CASE_TYPES: tuple[CaseType | StepType, ...] = (
    *incidents.CASE_TYPES,
    *transition.CASE_TYPES,
    *oversight.CASE_TYPES,
    *performance.CASE_TYPES,
    *complaints.CASE_TYPES,
)


def _case_table(case: CaseType | StepType) -> ArchiveTable:
    """Return the table of a kind of case; the docstring of its model describes it."""
    name = case.path if isinstance(case, CaseType) else f"{case.name.replace('_', '-')}s"
    model = case.fact.model
    return ArchiveTable(name, model, (), (model.__doc__ or "").partition("\n")[0])


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
    ArchiveTable("contract-suppliers", ContractSupplier, ("details", "ordinal"),
                 "The suppliers of each contract as published, and the provider that each is."),
    ArchiveTable("supplier-matches", SupplierMatchFact, ("provider",),
                 "The decisions whether a supplier as published is a provider."),
    ArchiveTable("published-buyers", PublishedBuyerFact, ("authority",),
                 "The buyers of notices that have the name of an authority, but no number of it."),
    ArchiveTable("buyer-matches", BuyerMatchFact, ("authority",),
                 "The decisions whether a buyer with a number is an authority."),
    ArchiveTable("attestations", AttestationFact, ("authority",),
                 "The days for which an authority says that its record is complete."),
    ArchiveTable("service-reports", ServiceReportFact, ("authority",),
                 "The service levels that sources saw."),
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
    *(_case_table(case) for case in _CASE_TYPES),
    ArchiveTable("cover", CoverTile, ("authority", "scope", "first_day"),
                 "The state of cover of each authority and scope over all days, computed from the "
                 "facts. A cell without rows has no evidence."),
    ArchiveTable("holders", HoldingRow, ("authority", "scope", "contract", "first_day", "award"),
                 "The days on which each award holds a scope, computed from the facts."),
)  # fmt: skip


_SCHEMA_TYPES = (
    (JSON, "array"),
    (CodeList, "array"),
    (Boolean, "boolean"),
    (Date, "date"),
    (Integer, "integer"),
)


def _schema_type(column: ColumnElement[Any]) -> str:
    """Return the Table Schema type of a column."""
    # A PostgreSQL variant of a type does not change the content of the column.
    return next((name for kind, name in _SCHEMA_TYPES if isinstance(column.type, kind)), "string")


def text_cell(cell: Any) -> Any:
    """Format a cell of a CSV file; a list becomes JSON with the same key order on every engine."""
    if isinstance(cell, list):
        return canonical(cell)
    return "" if cell in EMPTY_CELLS else csv_cell(cell)

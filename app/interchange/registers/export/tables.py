"""The tables of the archive: every public fact that stands, as it was stated."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Select, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.ledger.as_of import AT, AsOf, visible_as_of
from app.ledger.hashing import canonical
from app.ledger.models import Source
from app.platform.db.columns import FIRST_DAY, LAST_DAY, table
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

PIECE = {"yield_per": 500}
# For the registry's own use; who may see it goes without saying in what everybody may.
_INNER = {"search", "to_position", "visibility", "owner"}
_ABSENT = (None, FIRST_DAY, LAST_DAY)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of the archive: one table, in an order that two columns decide."""

    name: str
    model: type[SQLModel]
    order: tuple[str, ...]
    text: str

    @property
    def columns(self) -> list[Column[Any]]:
        inner = _INNER | ({"id"} if "details" in table(self.model).c else set())
        return [column for column in table(self.model).c if column.name not in inner]

    def fields(self) -> list[dict[str, str]]:
        """The columns as a Table Schema describes them."""
        return [
            {"name": _NAMES.get(one.name, one.name), "type": _type(one)} for one in self.columns
        ]

    def rows(self, session: Session, as_of: AsOf) -> Iterator[list[Any]]:
        """Every row that stands at a position, as cells of text."""
        found = session.execute(self._statement(), as_of.parameters(), execution_options=PIECE)
        for row in found:
            yield [_spelt(cell) for cell in row]

    def _statement(self) -> Select[*tuple[Any, ...]]:
        rows = table(self.model)
        # What a source says never changes: it stands from its entry on.
        stands = visible_as_of(rows) if "to_position" in rows.c else rows.c.from_position <= AT
        return select(*self.columns).where(stands).order_by(*(rows.c[name] for name in self.order))


SHEETS = (
    Sheet("authorities", AuthorityDetailsFact, ("code", "from_position"),
          "What each authority is called, and from when to when it exists."),
    Sheet("consortia", ConsortiumDetailsFact, ("code", "from_position"),
          "What each consortium is called."),
    Sheet("memberships", MembershipFact, ("consortium", "from_position"),
          "Which authority belongs to which consortium, and when."),
    Sheet("providers", ProviderDetailsFact, ("code", "from_position"),
          "What each provider is called, and its numbers in registers."),
    Sheet("provider-events", ProviderEventFact, ("provider", "from_position"),
          "What happened to providers."),
    Sheet("scopes", ScopeDetailsFact, ("code", "from_position"), "The tree of services."),
    Sheet("contracts", ContractDetailsFact, ("code", "from_position"),
          "What each contract says, as it was signed."),
    Sheet("contract-terms", ContractTerm, ("contract", "days_from"),
          "The term of each contract now agreed, computed from the facts."),
    Sheet("awards", AwardFact, ("contract", "from_position"),
          "Which authority takes which service from which contract."),
    Sheet("term-changes", TermChangeFact, ("contract", "from_position"),
          "Extensions, terminations and cancellations."),
    Sheet("notices", NoticeFact, ("contract", "from_position"), "Notices that were given."),
    Sheet("sources", Source, ("code",), "The documents that facts rest on."),
    Sheet("claims", ClaimFact, ("code", "from_position"), "What sources say where they disagree."),
    Sheet("claim-decisions", ClaimDecisionFact, ("claim", "from_position"),
          "What the registry makes of claims."),
)  # fmt: skip

_NAMES = {"from_position": "position"}


def _type(column: Column[Any]) -> str:
    """What a Table Schema calls the type of a column."""
    # A variant for PostgreSQL does not change what the column holds.
    for kind, name in ((JSON, "array"), (Boolean, "boolean"), (Date, "date")):
        if isinstance(column.type, kind):
            return name
    return "integer" if column.name == "from_position" else "string"


def _spelt(cell: Any) -> Any:
    """A cell as text; a list as JSON, whose keys are in one order on every engine."""
    if isinstance(cell, list):
        return canonical(cell)
    # Neither edge is a day: how its absence is stored is nobody else's concern.
    return "" if cell in _ABSENT else csv_cell(cell)

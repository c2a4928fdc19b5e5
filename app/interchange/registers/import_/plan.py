"""Plan the change of each contract: new, correction, change of the term, or nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from sqlalchemy.orm import Session

from app.domain.vocabulary import Confidence
from app.interchange.registers.import_.lookup import (
    ContractMatch,
    Suppliers,
    find_suppliers,
    match_contracts,
)
from app.interchange.registers.import_.merge import MergedContract, RowConflict, merge_row
from app.interchange.registers.import_.providers import match_suppliers
from app.interchange.registers.import_.report import Outcome
from app.interchange.registers.import_.rows import (
    CellError,
    LastDayChange,
    ParsedRow,
    RowRemark,
)
from app.ledger.as_of import AsOf
from app.registry.contracts.schemas import ContractDetailsIn
from app.registry.providers.schemas import ProviderIn

_PROVENANCE_FIELDS = {"source", "confidence", "note", "holds_from"}
"""Fields of a fact that are no details of the contract."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows of a contract, the contract that they are about, and the details to record."""

    row: ParsedRow
    match: ContractMatch
    details: ContractDetailsIn
    fields: list[str]
    change: LastDayChange | None
    providers: tuple[ProviderIn, ...]
    remarks: tuple[RowRemark, ...]

    @property
    def outcome(self) -> Outcome:
        """The outcome that the report gives for the contract."""
        if self.match.reference is None:
            return "new"
        return "changed" if self.fields or self.change else "unchanged"

    @property
    def facts(self) -> int:
        """The number of facts that the plan records."""
        if self.outcome == "unchanged":
            return 0
        details = bool(self.fields or self.match.reference is None)
        return details + bool(self.change) + len(self.providers)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A contract that contradicts itself or the registry."""

    row: ParsedRow
    error: CellError


@dataclass(frozen=True, slots=True)
class Planner:
    """The authority and the source of a register, and the state that its rows are compared with."""

    authority: str
    source: str
    as_of: AsOf

    def plans(self, session: Session, rows: Sequence[ParsedRow]) -> Iterator[Plan | Refusal]:
        """Yield the plan or the error of each contract, in seven statements for all of them."""
        suppliers = find_suppliers(session, rows, self.as_of)
        matches = match_contracts(session, self.authority, rows, self.as_of)
        for row, contract in zip(rows, matches, strict=True):
            try:
                yield self._plan(row, contract, suppliers)
            except RowConflict as error:
                yield _refusal(row, error.field, error.code, error.detail)
            except ValidationError as error:
                first = error.errors()[0]
                field = str(first["loc"][0]) if first["loc"] else "last_day"
                yield _refusal(row, field, first["type"].replace("_", "-"), first["msg"])

    def _plan(self, row: ParsedRow, match: ContractMatch, suppliers: Suppliers) -> Plan:
        matched = match_suppliers(row, suppliers, self.source)
        result = merge_row(row, match.known, matched.provider)
        details = self._details(result)
        remarks = (*matched.remarks, *_extension(row, result, match))
        fields = _changed_fields(details, match.known.details) if match.reference else []
        return Plan(row, match, details, fields, result.change, matched.made, remarks)

    def _details(self, result: MergedContract) -> ContractDetailsIn:
        provenance = {"source": self.source, "confidence": Confidence.HIGH}
        return ContractDetailsIn.model_validate({**result.details, **provenance})


def repeated_contract(plan: Plan, known_rows: dict[str, int]) -> Refusal | None:
    """Return the refusal of a row about the contract of another row; else note its contract."""
    reference = plan.match.reference
    if reference is None or known_rows.setdefault(reference, plan.row.number) == plan.row.number:
        return None
    other = known_rows[reference]
    detail = f"one reference for each contract; row {other} is about the same contract"
    return _refusal(plan.row, "reference", "repeated-reference", detail)


def _extension(row: ParsedRow, result: MergedContract, match: ContractMatch) -> Iterator[RowRemark]:
    if result.is_inferred:
        detail = (
            f"the last day was {match.known.last_day}: read as an extension to {row['last_day']}"
        )
        column = row.columns.get("last_day")
        yield RowRemark(row.number, column, "read-as-extension", detail)


def _changed_fields(details: ContractDetailsIn, known: Mapping[str, object]) -> list[str]:
    """Return the names of fields that differ from the registered details."""
    values = details.model_dump(exclude=_PROVENANCE_FIELDS)
    return sorted(name for name, value in values.items() if value != known[name])


def _refusal(row: ParsedRow, field: str, code: str, detail: str) -> Refusal:
    return Refusal(row, CellError(row.number, row.columns.get(field), code, detail))

"""Plan the change of each row: new contract, correction, change of the term, or nothing."""

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
from app.interchange.registers.import_.report import Outcome, RowRemarkOut
from app.interchange.registers.import_.rows import CellError, LastDayChange, ParsedRow
from app.ledger.as_of import AsOf
from app.registry.contracts.schemas import ContractDetailsIn

_PROVENANCE_FIELDS = {"source", "confidence", "note", "holds_from"}
"""Fields of a fact that are no details of the contract."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A row, its contract, and the details to record."""

    row: ParsedRow
    match: ContractMatch
    details: ContractDetailsIn
    fields: list[str]
    change: LastDayChange | None
    remarks: list[RowRemarkOut]

    @property
    def outcome(self) -> Outcome:
        """The outcome that the report gives for the row."""
        if self.match.reference is None:
            return "new"
        return "changed" if self.fields or self.change else "unchanged"

    @property
    def facts(self) -> int:
        """The number of facts that the plan records."""
        if self.outcome == "unchanged":
            return 0
        return bool(self.fields or self.match.reference is None) + bool(self.change)


@dataclass(frozen=True, slots=True)
class Planner:
    """The authority, the source and the supplier names that plans need."""

    authority: str
    source: str
    names: Mapping[str, frozenset[str]]
    as_of: AsOf

    def plans(self, session: Session, rows: Sequence[ParsedRow]) -> Iterator[Plan | CellError]:
        """Yield the plan or the error of each row, in six statements for all rows."""
        suppliers = find_suppliers(session, rows, self.names, self.as_of)
        matches = match_contracts(session, self.authority, rows, self.as_of)
        for row, contract in zip(rows, matches, strict=True):
            try:
                yield self._plan(row, contract, suppliers)
            except RowConflict as error:
                yield _cell_error(row, error.field, error.code, error.detail)
            except ValidationError as error:
                first = error.errors()[0]
                field = str(first["loc"][0]) if first["loc"] else "last_day"
                yield _cell_error(row, field, first["type"].replace("_", "-"), first["msg"])

    def _plan(self, row: ParsedRow, match: ContractMatch, suppliers: Suppliers) -> Plan:
        by_number = suppliers.by_numbers(row)
        providers = {code for code in by_number.values() if code is not None}
        if len(providers) > 1:
            detail = "numbers of one supplier; these belong to several"
            raise RowConflict("two-suppliers", next(iter(by_number)), detail)
        provider = next(iter(providers), None)
        result = merge_row(row, match.known, provider)
        details = self._details(result)
        remarks = list(_remarks(row, details.provider, by_number, suppliers))
        fields = _changed_fields(details, match.known.details) if match.reference else []
        return Plan(row, match, details, fields, result.change, remarks)

    def _details(self, result: MergedContract) -> ContractDetailsIn:
        provenance = {"source": self.source, "confidence": Confidence.HIGH, "note": None}
        return ContractDetailsIn.model_validate({**result.details, **provenance})


def repeated_contract(plan: Plan, known_rows: dict[str, int]) -> CellError | None:
    """Return the error of a row about the contract of another row; else note its contract."""
    reference = plan.match.reference
    if reference is None or known_rows.setdefault(reference, plan.row.number) == plan.row.number:
        return None
    return repeated_reference(plan.row, known_rows[reference])


def repeated_reference(row: ParsedRow, other: int) -> CellError:
    """Return the error of a row about the contract of another row."""
    detail = f"one row for each contract; row {other} is about the same contract"
    return CellError(row.number, row.columns.get("reference"), "repeated-reference", detail)


def _changed_fields(details: ContractDetailsIn, known: Mapping[str, object]) -> list[str]:
    """Return the names of fields that differ from the registered details."""
    values = details.model_dump(exclude=_PROVENANCE_FIELDS)
    return sorted(name for name, value in values.items() if value != known[name])


def _remarks(
    row: ParsedRow, provider: str | None, by_number: Mapping[str, str | None], suppliers: Suppliers
) -> Iterator[RowRemarkOut]:
    for field, code in by_number.items():
        if code is None:
            detail = f"no provider is known by this {field.removeprefix('supplier_')}"
            yield RowRemarkOut(row.number, "supplier-number-unknown", detail.replace("_", " "), [])
    if row["supplier"] is None:
        return
    by_name = suppliers.by_name(row)
    if provider is None:
        code = "supplier-suggested" if by_name else "supplier-unknown"
        detail = "no number tells who the supplier is, so none was recorded"
        yield RowRemarkOut(row.number, code, detail, sorted(by_name))
    elif provider not in by_name:
        detail = f"{provider} is the supplier, and is not known by this name"
        yield RowRemarkOut(row.number, "supplier-name-differs", detail, sorted(by_name))


def _cell_error(row: ParsedRow, field: str, code: str, detail: str) -> CellError:
    return CellError(row.number, row.columns.get(field), code, detail)

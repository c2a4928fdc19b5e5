"""Read a register in one pass: collect errors, and the rows that change something."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy.orm import Session

from app.domain.privacy import broken_rule
from app.domain.registers import TEMPLATE_REFERENCES
from app.interchange.registers.import_.csv_reader import CsvFile
from app.interchange.registers.import_.headings import Headings, column_letters, read_headings
from app.interchange.registers.import_.plan import (
    Plan,
    Planner,
    repeated_contract,
    repeated_reference,
)
from app.interchange.registers.import_.report import (
    MAX_LISTED,
    CellErrorOut,
    ColumnOut,
    RowRemarkOut,
)
from app.interchange.registers.import_.rows import CellError, ParsedRow, read_row
from app.ledger.identifiers import normalise
from app.platform.problems import problem as problems
from app.platform.problems.problem import Problem

_BATCH_SIZE = 500


@dataclass(frozen=True, slots=True)
class Register:
    """A CSV file with recognised headings."""

    file: CsvFile
    headings: list[str]
    columns: Headings

    @classmethod
    def from_bytes(cls, content: bytes) -> "Register":
        """Read the header. Raises Problem if the file is no register."""
        file = CsvFile.from_bytes(content)
        headings = file.header()
        columns = read_headings(headings)
        _check_headings(columns)
        return cls(file, headings, columns)

    def rows(self) -> Iterator[tuple[ParsedRow, list[CellError]]]:
        """Yield every row with its errors."""
        for number, cells in self.file.data_rows():
            yield read_row(number, cells, self.columns.fields, self.headings)

    def selected_rows(self, numbers: Collection[int]) -> Iterator[ParsedRow]:
        """Yield the rows with these numbers, read again, because all at once take much memory."""
        for number, cells in self.file.data_rows():
            if number in numbers:
                yield read_row(number, cells, self.columns.fields, self.headings)[0]

    def column_report(self) -> list[ColumnOut]:
        """Return the field of each column."""
        return [
            ColumnOut(
                column_letters(n),
                None if broken_rule(heading) else heading.strip()[:60],
                self.columns.fields.get(n),
            )
            for n, heading in enumerate(self.headings)
            if heading.strip()
        ]

    def to_out(self, error: CellError) -> CellErrorOut:
        """Return a cell error with the column as a spreadsheet letters it."""
        n = error.column
        column = None if n is None else column_letters(n)
        named = None if n is None else self.columns.fields.get(n)
        return CellErrorOut(error.row, column, named, error.code, error.detail)


@dataclass(slots=True)
class Findings:
    """The counts of a register, with a bounded list of errors and remarks."""

    rows: int = 0
    refused: int = 0
    unchanged: int = 0
    error_count: int = 0
    errors: list[CellError] = field(default_factory=list)
    remark_count: int = 0
    remarks: list[RowRemarkOut] = field(default_factory=list)
    facts: dict[int, int] = field(default_factory=dict)
    """The number of facts of each row that changes something, by the number of the row."""

    contracts: dict[str, int] = field(default_factory=dict)
    """The number of the row about each registered contract."""

    _rows_of: dict[str, int] = field(default_factory=dict)

    def read(
        self, register: Register, planner: Planner, session: Session, *, plan_all: bool
    ) -> None:
        """Read all rows; after a refused row, plan further rows only with `plan_all`."""
        rows = register.rows()
        while batch := list(islice(rows, _BATCH_SIZE)):
            valid = [row for row, errors in batch if self._is_valid(row, errors)]
            if valid and (plan_all or not self.refused):
                self._plan(planner.plans(session, valid))
                # Objects loaded for this batch are not needed by the next.
                session.expunge_all()
        if not self.rows:
            raise Problem("no-rows", "a row for each contract, below the header")

    def refuse(self, errors: Sequence[CellError]) -> None:
        """Count a refused row and keep its errors."""
        self.refused += 1
        self.error_count += len(errors)
        self.errors += errors[: MAX_LISTED - len(self.errors)]

    def _is_valid(self, row: ParsedRow, errors: list[CellError]) -> bool:
        self.rows += 1
        if not errors:
            errors = [*self._check_reference(row)]
        if errors:
            self.refuse(errors)
        return not errors

    def _check_reference(self, row: ParsedRow) -> Iterator[CellError]:
        if row["reference"] in TEMPLATE_REFERENCES:
            detail = "a contract of your own; this row came with the template"
            yield CellError(row.number, row.columns["reference"], "example-row", detail)
        first = self._rows_of.setdefault(normalise(row["reference"]), row.number)
        if first != row.number:
            yield repeated_reference(row, first)

    def _plan(self, plans: Iterator[Plan | CellError]) -> None:
        for plan in plans:
            if isinstance(plan, CellError):
                self.refuse([plan])
            elif (error := repeated_contract(plan, self.contracts)) is not None:
                self.refuse([error])
            else:
                self._count(plan)

    def _count(self, plan: Plan) -> None:
        self.remark_count += len(plan.remarks)
        self.remarks += plan.remarks[: MAX_LISTED - len(self.remarks)]
        if plan.outcome == "unchanged":
            self.unchanged += 1
        else:
            self.facts[plan.row.number] = plan.facts


def _check_headings(columns: Headings) -> None:
    """Raise Problem if a field is missing or duplicated."""
    errors = [
        problems.FieldError("/header", "missing-column", f"a column of the {name}")
        for name in columns.missing
    ]
    errors += [
        problems.FieldError(
            f"/header/{column_letters(n)}",
            "doubled-column",
            f"one column for each field; {column_letters(first)} and {column_letters(n)}"
            " mean the same",
        )
        for first, n in columns.duplicates
    ]
    if errors:
        detail = "; ".join(error.detail for error in errors[:3])
        raise Problem("headings-unclear", detail, errors)

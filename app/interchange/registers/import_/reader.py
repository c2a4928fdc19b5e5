"""Read a register: its header, its contracts, and what is to be said about them."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from sqlalchemy.orm import Session

from app.domain.privacy import broken_rule
from app.domain.registers import TEMPLATE_REFERENCES
from app.interchange.registers.columns.headings import column_letters
from app.interchange.registers.columns.meanings import ColumnMeanings
from app.interchange.registers.import_.cells.reading import is_blank, strip_cell
from app.interchange.registers.import_.groups import References, grouped
from app.interchange.registers.import_.header import (
    Header,
    find_header,
    is_other_header,
    is_repeated,
    may_be_header,
    require_header,
)
from app.interchange.registers.import_.plan import Plan, Planner, Refusal, repeated_contract
from app.interchange.registers.import_.providers import SUPPLIER_REMARKS
from app.interchange.registers.import_.report import (
    MAX_LISTED,
    CellErrorOut,
    ColumnOut,
    RowRemarkOut,
)
from app.interchange.registers.import_.rows import (
    CellError,
    ParsedRow,
    RowRemark,
    example_of,
    is_note,
    is_total,
    read_row,
)
from app.interchange.registers.import_.table_files.opening import open_table
from app.interchange.registers.import_.table_files.table import NumberedRow, TableFile
from app.ledger.identifiers import normalise
from app.platform.problems.problem import Problem

_BATCH_SIZE = 500
_EXAMPLES, _LONGEST_EXAMPLE, _SAMPLED = 3, 60, 50
_WANTED = (
    ("supplier", ("supplier", "suppliers_in_brackets")),
    ("first day", ("first_day",)),
    ("last day", ("last_day",)),
    ("value", ("value", "value_total", "value_per_year")),
)
"""The facts of a register whose absence is told, and the fields that have them."""


@dataclass(frozen=True, slots=True)
class Register:
    """A table with recognised headings."""

    file: TableFile
    header: Header
    meanings: ColumnMeanings

    @classmethod
    def from_bytes(
        cls, content: bytes, meanings: ColumnMeanings, sheet: str | None = None
    ) -> "Register":
        """Find the header. Raises Problem if the file is no register."""
        corrections = meanings.corrections

        def is_register(rows: Iterator[NumberedRow]) -> bool:
            return find_header(rows, corrections) is not None

        file = open_table(content, is_register, sheet)
        return cls(file, require_header(file.rows(), corrections), meanings)

    def data_rows(self) -> Iterator[NumberedRow]:
        """Yield the rows below the header. Raises Problem at the header of another table."""
        for number, cells in self.file.rows():
            if number <= self.header.row:
                continue
            if may_be_header(cells, self.header.columns) and not is_repeated(self.header, cells):
                self._check_other_header(number, cells)
            yield number, cells

    def _check_other_header(self, number: int, cells: list[str]) -> None:
        if is_other_header(self.header, cells, self.meanings.corrections):
            detail = f"one table in a file; row {number} has other headings"
            raise Problem("two-tables", detail)

    def repeats(self) -> dict[str, int]:
        """Return the number of rows of each reference that has several."""
        column = self.header.columns.columns().get("reference")
        if column is None:
            return {}
        cells = (row[column] for _, row in self.data_rows() if column < len(row))
        counted = Counter(normalise(" ".join(strip_cell(cell).split())) for cell in cells)
        return {key: count for key, count in counted.items() if count > 1 and not is_blank(key)}

    def contracts(
        self, repeats: dict[str, int], left_out: list[RowRemark] | None = None
    ) -> Iterator[ParsedRow]:
        """Yield every contract with its errors, and add remarks on rows that are none."""
        return grouped(self._rows(left_out if left_out is not None else []), repeats)

    def _rows(self, left_out: list[RowRemark]) -> Iterator[ParsedRow]:
        references = References()
        for number, cells in self.data_rows():
            row = read_row(number, cells, self.header)
            remark = self._left_out(cells, row)
            if remark is None:
                yield references.complete(row)
            else:
                left_out.append(remark)

    def _left_out(self, cells: Sequence[str], row: ParsedRow) -> RowRemark | None:
        remark = partial(RowRemark, row.number, None)
        if is_repeated(self.header, cells):
            return remark("header-repeated", "the header again; left out")
        if is_total(cells, row):
            return remark("total-left-out", "a total of other rows is no contract; left out")
        if is_note(cells, row):
            return remark("note-left-out", "a line of text is no contract; left out")
        return None

    def selected_contracts(
        self, repeats: dict[str, int], numbers: Collection[int]
    ) -> Iterator[ParsedRow]:
        """Yield the contracts with these first rows, read again: all at once take much memory."""
        return (row for row in self.contracts(repeats) if row.number in numbers)

    def column_report(self) -> list[ColumnOut]:
        """Return the field of each column, with examples of what it holds."""
        sample = [row for _, row in islice(self.data_rows(), _SAMPLED)]
        fields = self.header.columns.fields
        return [
            ColumnOut(
                column_letters(n),
                None if broken_rule(heading) else heading.strip()[:_LONGEST_EXAMPLE],
                fields.get(n),
                _examples(sample, n, fields[n]) if n in fields else [],
            )
            for n, heading in enumerate(self.header.headings)
            if heading.strip() or n in fields
        ]

    def file_remarks(self) -> Iterator[RowRemark]:
        """Yield the remarks on the file: its encoding, its mapping, and what no column tells."""
        remark = partial(RowRemark, None, None)
        if self.file.remark is not None:
            yield remark("encoding-guessed", self.file.remark)
        for code, detail in self.meanings.findings(self.header.headings):
            yield remark(code, detail)
        columns = self.header.columns
        shown = [self.header.headings[n].strip()[:_LONGEST_EXAMPLE] for n in columns.unread]
        unread = ", ".join(text for text in shown if broken_rule(text) is None) or "none"
        for thing, fields in _WANTED:
            if not columns.known & {*fields}:
                detail = f"no column was taken for the {thing}; headings not read: {unread}"
                yield remark("column-not-found", detail)

    def to_out(self, error: CellError) -> CellErrorOut:
        """Return a cell error with the column as a spreadsheet letters it."""
        column, named = self._place(error.column)
        return CellErrorOut(error.row, column, named, error.code, error.detail)

    def to_remark_out(self, remark: RowRemark) -> RowRemarkOut:
        """Return a remark with the column as a spreadsheet letters it."""
        column, named = self._place(remark.column)
        return RowRemarkOut(
            remark.row, column, named, remark.text, remark.code, remark.detail, [*remark.suggested]
        )

    def _place(self, n: int | None) -> tuple[str | None, str | None]:
        return (None, None) if n is None else (column_letters(n), self.header.columns.fields.get(n))


def _examples(sample: Sequence[Sequence[str]], n: int, name: str) -> list[str]:
    """Return the first different cells of a column that hold no personal data."""
    cells = (example_of(name, row[n].strip()) for row in sample if n < len(row))
    shown = (cell[:_LONGEST_EXAMPLE] for cell in cells if cell and broken_rule(cell) is None)
    return [*islice(dict.fromkeys(shown), _EXAMPLES)]


@dataclass(slots=True)
class Findings:
    """The counts of a register, with bounded lists of errors and remarks."""

    repeats: dict[str, int] = field(default_factory=dict)
    rows: int = 0
    refused: int = 0
    left_out: int = 0
    reported: int = 0
    unchanged: int = 0
    error_count: int = 0
    errors: list[tuple[tuple[int, ...], CellError]] = field(default_factory=list)
    """The errors, each with all rows of its contract."""

    remark_count: int = 0
    remarks: list[RowRemark] = field(default_factory=list)
    facts: dict[int, int] = field(default_factory=dict)
    """The number of facts of each contract that changes, by the number of its first row."""

    contracts: dict[str, int] = field(default_factory=dict)
    """The number of the row about each registered contract."""

    def read(self, register: Register, planner: Planner, session: Session) -> None:
        """Read and plan all contracts."""
        self.repeats = register.repeats()
        self._remark([*register.file_remarks()])
        left_out: list[RowRemark] = []
        contracts = register.contracts(self.repeats, left_out)
        while batch := [*islice(contracts, _BATCH_SIZE)]:
            valid = [row for row in batch if self._is_valid(row)]
            if valid:
                self._plan(planner.plans(session, valid))
                # Objects loaded for this batch are not needed by the next.
                session.expunge_all()
        self.rows += len(left_out)
        self.left_out = len(left_out)
        self.reported += len(left_out)
        self._remark(left_out)
        if not self.rows:
            raise Problem("no-rows", "a row for each contract, below the header")

    def _refuse(self, row: ParsedRow, errors: Sequence[CellError]) -> None:
        """Count the refused rows of a contract, and keep their errors."""
        self.refused += len(row.numbers)
        self.reported += len(row.numbers)
        self.error_count += len(errors)
        self.errors += [(row.numbers, error) for error in errors]

    def _is_valid(self, row: ParsedRow) -> bool:
        self.rows += len(row.numbers)
        errors = [*row.errors, *_example_row(row)]
        if errors:
            self._refuse(row, errors)
        return not errors

    def _plan(self, plans: Iterator[Plan | Refusal]) -> None:
        for plan in plans:
            refusal = plan if isinstance(plan, Refusal) else repeated_contract(plan, self.contracts)
            if refusal is not None:
                self._refuse(refusal.row, [refusal.error])
            elif isinstance(plan, Plan):
                self._count(plan)

    def _count(self, plan: Plan) -> None:
        remarks = [*plan.row.remarks, *plan.remarks]
        self._remark(remarks)
        self.reported += len({item.row for item in remarks if item.code not in SUPPLIER_REMARKS})
        if plan.outcome == "unchanged":
            self.unchanged += 1
        else:
            self.facts[plan.row.number] = plan.facts

    def _remark(self, remarks: Sequence[RowRemark]) -> None:
        self.remark_count += len(remarks)
        self.remarks += remarks[: MAX_LISTED - len(self.remarks)]


def _example_row(row: ParsedRow) -> Iterator[CellError]:
    if row["reference"] in TEMPLATE_REFERENCES:
        detail = "a contract of your own; this row came with the template"
        yield CellError(row.number, row.columns["reference"], "example-row", detail)

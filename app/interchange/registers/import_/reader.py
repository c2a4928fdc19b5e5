"""Going through a register once: what is wrong with it, and the few rows that change something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy.orm import Session

from app.domain.privacy import found_in
from app.domain.registers import EXAMPLES
from app.interchange.registers.import_.files import CsvFile
from app.interchange.registers.import_.headings import Headings, letters, read_headings
from app.interchange.registers.import_.plan import Plan, Planning
from app.interchange.registers.import_.report import (
    MOST_LISTED,
    CellErrorOut,
    ColumnOut,
    Outcome,
    RowRemarkOut,
)
from app.interchange.registers.import_.rows import Fault, Said, read_row
from app.ledger.identifiers import normalise
from app.platform.problems import problem as problems
from app.platform.problems.problem import Problem

MOST_CHANGES = 300
"""How many contracts one file may state: others who state something wait for it meanwhile."""

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Register:
    """A file that is a register: its columns are known."""

    file: CsvFile
    headings: list[str]
    columns: Headings

    @classmethod
    def of(cls, content: bytes) -> "Register":
        """Look at the header; a file that is no register is refused as a problem."""
        file = CsvFile.of(content)
        headings = file.header()
        columns = read_headings(headings)
        _check(columns)
        return cls(file, headings, columns)

    def rows(self) -> Iterator[tuple[Said, list[Fault]]]:
        """Every row, and what is wrong with it."""
        for number, cells in self.file.contracts():
            yield read_row(number, cells, self.columns.fields, self.headings)

    def described(self) -> list[ColumnOut]:
        """What each column is taken for."""
        return [
            ColumnOut(
                letters(n),
                None if found_in(heading) else heading.strip()[:60],
                self.columns.fields.get(n),
            )
            for n, heading in enumerate(self.headings)
            if heading.strip()
        ]

    def told(self, fault: Fault) -> CellErrorOut:
        """A fault, with its column as a spreadsheet letters it."""
        n = fault.column
        column = None if n is None else letters(n)
        named = None if n is None else self.columns.fields.get(n)
        return CellErrorOut(fault.row, column, named, fault.code, fault.detail)


@dataclass(slots=True)
class Findings:
    """What was found in a register: all is counted, and no more is kept than is told."""

    rows: int = 0
    refused: int = 0
    unchanged: int = 0
    fault_count: int = 0
    faults: list[Fault] = field(default_factory=list)
    remark_count: int = 0
    remarks: list[RowRemarkOut] = field(default_factory=list)
    changing: list[Said] = field(default_factory=list)
    contracts: set[str] = field(default_factory=set)
    _rows_of: dict[str, int] = field(default_factory=dict)

    def read(
        self, register: Register, planning: Planning, session: Session, *, to_the_end: bool
    ) -> None:
        """Go through a register; once a row is refused the others are planned only if wanted."""
        rows = register.rows()
        while batch := list(islice(rows, _AT_ONCE)):
            sound = [said for said, faults in batch if self._is_sound(said, faults)]
            if sound and not self.is_too_much and (to_the_end or not self.refused):
                self._plan(planning.plans(session, sound))
                # What was looked up for these rows is of no use to the next.
                session.expunge_all()
        if not self.rows:
            raise Problem("no-rows", "a row for each contract, below the header")

    @property
    def is_too_much(self) -> bool:
        """Whether more rows state something than one transaction may."""
        return len(self.changing) > MOST_CHANGES

    def refuse(self, faults: Sequence[Fault]) -> None:
        """Count a row that is refused."""
        self.refused += 1
        self.fault_count += len(faults)
        self.faults += faults[: MOST_LISTED - len(self.faults)]

    def _is_sound(self, said: Said, faults: list[Fault]) -> bool:
        self.rows += 1
        if not faults:
            faults = [*self._about_the_reference(said)]
        if faults:
            self.refuse(faults)
        return not faults

    def _about_the_reference(self, said: Said) -> Iterator[Fault]:
        if said["reference"] in EXAMPLES:
            detail = "a contract of your own; this row came with the template"
            yield Fault(said.row, said.columns["reference"], "example-row", detail)
        first = self._rows_of.setdefault(normalise(said["reference"]), said.row)
        if first != said.row:
            yield _repeated(said, first)

    def _plan(self, plans: Iterator[Plan | Fault]) -> None:
        for plan in plans:
            if isinstance(plan, Fault):
                self.refuse([plan])
            elif plan.found.reference in self.contracts:
                self.refuse([_repeated(plan.said, None)])
            else:
                self._count(plan)

    def _count(self, plan: Plan) -> None:
        if plan.found.reference is not None:
            self.contracts.add(plan.found.reference)
        self.remark_count += len(plan.remarks)
        self.remarks += plan.remarks[: MOST_LISTED - len(self.remarks)]
        outcome: Outcome = plan.outcome
        if outcome == "unchanged":
            self.unchanged += 1
            return
        self.changing.append(plan.said)


def _repeated(said: Said, first: int | None) -> Fault:
    before = f"row {first}" if first else "an earlier row"
    detail = f"one row for each contract; {before} is about the same"
    return Fault(said.row, said.columns.get("reference"), "repeated-reference", detail)


def _check(columns: Headings) -> None:
    """Refuse headings that leave open what the columns hold."""
    faults = [
        problems.FieldError("/header", "missing-column", f"a column of the {name}")
        for name in columns.missing
    ]
    faults += [
        problems.FieldError(
            f"/header/{letters(n)}",
            "doubled-column",
            f"one column for each thing; {letters(first)} and {letters(n)} mean the same",
        )
        for first, n in columns.doubled
    ]
    if faults:
        detail = "; ".join(fault.detail for fault in faults[:3])
        raise Problem("headings-unclear", detail, faults)

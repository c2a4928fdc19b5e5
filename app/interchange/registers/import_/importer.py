"""Import a contracts register: prepare it in a snapshot, then record the changes."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from app.interchange.batches import FileImport, Refused, Rows
from app.interchange.registers.columns.headings import Corrections
from app.interchange.registers.columns.meanings import ColumnMeanings
from app.interchange.registers.columns.queries import kept_mapping
from app.interchange.registers.import_.apply import ChangeWriter, RecordedRows, source_code
from app.interchange.registers.import_.lookup import exported_references
from app.interchange.registers.import_.plan import Planner
from app.interchange.registers.import_.reader import Findings, Register
from app.interchange.registers.import_.refused_rows import by_row, refused_csv
from app.interchange.registers.import_.report import MAX_LISTED, RegisterReport
from app.interchange.registers.import_.rows import CellError, ParsedRow
from app.interchange.registers.import_.table_files.table import shown_sheets
from app.ledger.as_of import AsOf, resolve_codes
from app.ledger.fact_types import CommandContext
from app.platform.db.columns import LATEST
from app.platform.db.database import Database
from app.platform.problems import problem as problems
from app.platform.problems.problem import Problem, query_problem


@dataclass(frozen=True, slots=True)
class RegisterOptions:
    """The rows to record, the dry-run switch, corrections of columns, and the sheet to read."""

    rows: Rows = Rows.ALL
    is_dry_run: bool = False
    columns: Corrections = field(default_factory=dict)
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class PreparedRegister(FileImport[ParsedRow, RecordedRows]):
    """A parsed register with its errors and the changes to record; a unit is a contract."""

    parsed: Register
    planner: Planner
    digest: str
    findings: Findings
    not_in_file: list[str]
    is_dry_run: bool
    choice: Rows

    @property
    def facts(self) -> int:
        """The number of facts of all rows, and the source."""
        return sum(self.findings.facts.values()) + bool(self.findings.facts)

    @property
    def leaves_out_refused(self) -> bool:
        """True if refused rows are reported; a dry run reports them, too."""
        return self.is_dry_run or self.choice is Rows.GOOD

    def units(self) -> Iterator[ParsedRow]:
        """Yield the contracts that change."""
        return self.parsed.selected_contracts(self.findings.repeats, self.findings.facts)

    def weigh(self, unit: ParsedRow) -> int:
        """Return the number of facts of a contract."""
        return self.findings.facts[unit.number]

    def record(
        self, ctx: CommandContext, units: Sequence[ParsedRow], so_far: Sequence[RecordedRows]
    ) -> RecordedRows:
        """Record rows. Raises Problem for rows that no longer fit, unless they are reported."""
        earlier = {row.reference: row.row for batch in so_far for row in batch.recorded}
        today, format_ = self.planner.as_of.today, self.parsed.file.format
        writer = ChangeWriter(ctx, self.planner, self.digest, format_, today)
        result = writer.record(units, {**self.findings.contracts, **earlier})
        if result.refused and not self.leaves_out_refused:
            raise self._rows_refused([item.error for item in result.refused], len(result.refused))
        return result

    def report(
        self, outcomes: Sequence[RecordedRows], refused: Sequence[Refused[ParsedRow]]
    ) -> RegisterReport:
        """Return the report on all rows."""
        found, parsed = self.findings, self.parsed
        recorded = [row for batch in outcomes for row in batch.recorded]
        later = [(item.row.numbers, item.error) for batch in outcomes for item in batch.refused]
        later += [(item.unit.numbers, _cell_error(item)) for item in refused]
        errors = [*found.errors, *later]
        later_rows = sum(len(numbers) for numbers, _ in later)
        return RegisterReport(
            authority=self.planner.authority,
            dry_run=self.is_dry_run,
            encoding=parsed.file.encoding,
            sheet=next(iter(shown_sheets([parsed.file.sheet])), None),
            other_sheets=shown_sheets(parsed.file.other_sheets),
            header_row=parsed.header.row,
            rows=found.rows,
            taken=found.rows - found.left_out - found.refused - later_rows,
            left_out=found.left_out,
            reported=found.reported + later_rows,
            new=sum(1 for row in recorded if row.outcome == "new"),
            changed=sum(1 for row in recorded if row.outcome == "changed"),
            unchanged=found.unchanged + sum(batch.unchanged for batch in outcomes),
            refused=found.refused + later_rows,
            source=self.planner.source if recorded else None,
            mapping=parsed.meanings.kept.fact if parsed.meanings.kept else None,
            columns=parsed.column_report(),
            recorded=recorded,
            fault_count=found.error_count + len(later),
            faults=[parsed.to_out(error) for _, error in errors[:MAX_LISTED]],
            refused_csv=refused_csv(parsed.header, parsed.file.rows(), by_row(errors)),
            remark_count=found.remark_count,
            remarks=[parsed.to_remark_out(item) for item in found.remarks],
            not_in_file_count=len(self.not_in_file),
            not_in_file=self.not_in_file[:MAX_LISTED],
        )

    def problem(self, refused: Sequence[Refused[ParsedRow]]) -> Problem:
        """Return the problem of rows that rules refuse."""
        rows = sum(len(item.unit.numbers) for item in refused)
        return self._rows_refused([*map(_cell_error, refused)], rows)

    def check(self) -> None:
        """Raise Problem if rows are refused that are not left out."""
        found = self.findings
        if found.refused and not self.leaves_out_refused:
            raise self._rows_refused([error for _, error in found.errors], found.refused)

    def _rows_refused(self, errors: Sequence[CellError], refused: int) -> Problem:
        counted = "1 error" if len(errors) == 1 else f"{len(errors):,} errors"
        summary = f"{counted} in {refused:,} of {self.findings.rows:,} rows; nothing was recorded"
        named = [self._field_error(error) for error in errors[:MAX_LISTED]]
        return Problem("rows-refused", summary, named)

    def _field_error(self, error: CellError) -> problems.FieldError:
        out = self.parsed.to_out(error)
        where = f"column {out.column}" if out.column else "as a whole"
        pointer = f"/rows/{out.row}" + (f"/{out.field or out.column}" if out.column else "")
        return problems.FieldError(pointer, out.code, f"row {out.row}, {where}: {out.detail}")


def prepare_register(
    database: Database,
    content: bytes,
    authority: str,
    today: date,
    options: RegisterOptions,
) -> PreparedRegister:
    """Parse a register and compare it with the registry, in a read-only snapshot.

    `authority` is the code, or any identifier, of the authority of the register. A dry run reports
    refused rows, too.
    """
    as_of = AsOf(LATEST, today)
    with database.read_session() as session:
        code = resolve_authority(session, authority, as_of)
        kept = kept_mapping(session, code, as_of)
    register = Register.from_bytes(content, ColumnMeanings(options.columns, kept), options.sheet)
    findings = Findings()
    with database.read_session() as session:
        source = source_code(code, content)
        planner = Planner(code, source, as_of)
        findings.read(register, planner, session)
        not_in_file = sorted(exported_references(session, code, as_of) - findings.contracts.keys())
    digest = hashlib.sha256(content).hexdigest()
    prepared = PreparedRegister(
        register, planner, digest, findings, not_in_file, options.is_dry_run, options.rows
    )
    prepared.check()
    return prepared


def resolve_authority(session: Session, spelling: str, as_of: AsOf) -> str:
    """Return the code of the authority that the parameter names. Raises Problem."""
    found = resolve_codes(session, {"authority": [spelling]}, as_of)["authority"]
    if spelling not in found:
        detail = f"no authority is known as {spelling[:60]!r}"
        raise query_problem("authority", "unknown-filter-code", detail)
    return found[spelling]


def _cell_error(refused: Refused[ParsedRow]) -> CellError:
    row, error = refused.unit, refused.error
    return CellError(
        row.number, row.columns.get(error.field or "reference"), error.code, error.detail
    )

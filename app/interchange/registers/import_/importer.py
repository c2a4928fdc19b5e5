"""Import a contracts register: prepare it in a snapshot, then record the changes."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.interchange.registers.import_.apply import ChangeWriter, source_code
from app.interchange.registers.import_.lookup import exported_references, supplier_names
from app.interchange.registers.import_.plan import Planner
from app.interchange.registers.import_.reader import MAX_CHANGES, Findings, Register
from app.interchange.registers.import_.report import MAX_LISTED, RegisterReport, RowOut
from app.interchange.registers.import_.rows import CellError
from app.ledger.as_of import AsOf, resolve_codes
from app.ledger.fact_types import CommandContext
from app.platform.db.columns import LATEST
from app.platform.db.database import Database
from app.platform.problems import problem as problems
from app.platform.problems.problem import Problem, query_problem


@dataclass(frozen=True, slots=True)
class PreparedRegister:
    """A parsed register with its errors and the changes to record."""

    register: Register
    planner: Planner
    digest: str
    findings: Findings
    not_in_file: list[str]
    is_dry_run: bool

    def record(self, ctx: CommandContext) -> RegisterReport:
        """Record the changes and return the report. Raises Problem as `check` does."""
        writer = ChangeWriter(ctx, self.planner, self.digest, self.planner.as_of.today)
        recorded = []
        for result in writer.record(self.findings.changed_rows):
            if isinstance(result, CellError):
                self.findings.refuse([result])
            else:
                recorded.append(result)
        self.check()
        return self._report(recorded)

    def check(self) -> None:
        """Raise Problem if rows are refused or too many change; a dry run reports refusals."""
        found = self.findings
        errors = [self._field_error(error) for error in found.errors]
        count = "1 error" if found.error_count == 1 else f"{found.error_count:,} errors"
        summary = f"{count} in {found.refused:,} of {found.rows:,} rows"
        if found.refused and not self.is_dry_run:
            raise Problem("rows-refused", f"{summary}; nothing was recorded", errors)
        if found.has_too_many_changes:
            detail = f"at most {MAX_CHANGES} changed rows; in addition, {summary}"
            raise Problem("too-many-changes", detail, errors)

    def _field_error(self, error: CellError) -> problems.FieldError:
        out = self.register.to_out(error)
        where = f"column {out.column}" if out.column else "as a whole"
        pointer = f"/rows/{out.row}" + (f"/{out.field or out.column}" if out.column else "")
        return problems.FieldError(pointer, out.code, f"row {out.row}, {where}: {out.detail}")

    def _report(self, recorded: Sequence[RowOut]) -> RegisterReport:
        found = self.findings
        return RegisterReport(
            authority=self.planner.authority,
            dry_run=self.is_dry_run,
            encoding=self.register.file.encoding,
            rows=found.rows,
            new=sum(1 for row in recorded if row.outcome == "new"),
            changed=sum(1 for row in recorded if row.outcome == "changed"),
            unchanged=found.unchanged,
            refused=found.refused,
            source=self.planner.source if recorded else None,
            columns=self.register.column_report(),
            recorded=list(recorded),
            fault_count=found.error_count,
            faults=[self.register.to_out(error) for error in found.errors],
            remark_count=found.remark_count,
            remarks=found.remarks,
            not_in_file_count=len(self.not_in_file),
            not_in_file=self.not_in_file[:MAX_LISTED],
        )


def prepare_register(
    database: Database, content: bytes, authority: str, today: date, *, is_dry_run: bool
) -> PreparedRegister:
    """Parse a register and compare it with the registry, in a read-only snapshot.

    `authority` is the code, or any identifier, of the authority of the register.
    """
    register = Register.from_bytes(content)
    as_of = AsOf(LATEST, today)
    findings = Findings()
    with database.read_session() as session:
        code = resolve_authority(session, authority, as_of)
        source = source_code(code, content)
        planner = Planner(code, source, supplier_names(session, as_of), as_of)
        findings.read(register, planner, session, plan_all=is_dry_run)
        not_in_file = sorted(exported_references(session, code, as_of) - findings.contracts)
    digest = hashlib.sha256(content).hexdigest()
    prepared = PreparedRegister(register, planner, digest, findings, not_in_file, is_dry_run)
    prepared.check()
    return prepared


def resolve_authority(session: Session, spelling: str, as_of: AsOf) -> str:
    """Return the code of the authority that the parameter names. Raises Problem."""
    found = resolve_codes(session, {"authority": [spelling]}, as_of)["authority"]
    if spelling not in found:
        detail = f"no authority is known as {spelling[:60]!r}"
        raise query_problem("authority", "unknown-filter-code", detail)
    return found[spelling]

"""Importing a contracts register: read it in a snapshot, then state what it changes."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.interchange.registers.import_.apply import Stating, source_of
from app.interchange.registers.import_.lookup import names_of_suppliers, references_of
from app.interchange.registers.import_.plan import Planning
from app.interchange.registers.import_.reader import MOST_CHANGES, Findings, Register
from app.interchange.registers.import_.report import MOST_LISTED, RegisterReport, RowOut
from app.interchange.registers.import_.rows import Fault
from app.ledger.as_of import AsOf, resolve_codes
from app.ledger.fact_types import CommandContext
from app.platform.db.columns import LATEST
from app.platform.db.database import Database
from app.platform.problems import problem as problems
from app.platform.problems.problem import Problem, query_problem


@dataclass(frozen=True, slots=True)
class Prepared:
    """A register that was read: what is wrong with it, and what it would change."""

    register: Register
    planning: Planning
    digest: str
    findings: Findings
    not_in_file: list[str]
    is_dry_run: bool

    def state(self, ctx: CommandContext) -> RegisterReport:
        """State what changes. In earnest all is stated, or a problem tells what is wrong."""
        work = Stating(ctx, self.planning, self.digest, self.planning.at.today)
        stated = []
        for told in work.state(self.findings.changing):
            if isinstance(told, Fault):
                self.findings.refuse([told])
            else:
                stated.append(told)
        self.check()
        return self._report(stated)

    def check(self) -> None:
        """Refuse what cannot be stated: of a dry run, only what is too much for a report, too."""
        found = self.findings
        faults = [self._told(fault) for fault in found.faults]
        faulty = "1 fault" if found.fault_count == 1 else f"{found.fault_count:,} faults"
        counted = f"{faulty} in {found.refused:,} of {found.rows:,} rows"
        if found.refused and not self.is_dry_run:
            raise Problem("rows-refused", f"{counted}; nothing was stated", faults)
        if found.is_too_much:
            detail = f"at most {MOST_CHANGES} rows that state something; beside that, {counted}"
            raise Problem("too-many-changes", detail, faults)

    def _told(self, fault: Fault) -> problems.FieldError:
        told = self.register.told(fault)
        where = f"column {told.column}" if told.column else "as a whole"
        pointer = f"/rows/{told.row}" + (f"/{told.field or told.column}" if told.column else "")
        return problems.FieldError(pointer, told.code, f"row {told.row}, {where}: {told.detail}")

    def _report(self, stated: Sequence[RowOut]) -> RegisterReport:
        found = self.findings
        return RegisterReport(
            authority=self.planning.authority,
            dry_run=self.is_dry_run,
            encoding=self.register.file.encoding,
            rows=found.rows,
            new=sum(1 for row in stated if row.outcome == "new"),
            changed=sum(1 for row in stated if row.outcome == "changed"),
            unchanged=found.unchanged,
            refused=found.refused,
            source=self.planning.source if stated else None,
            columns=self.register.described(),
            stated=list(stated),
            fault_count=found.fault_count,
            faults=[self.register.told(fault) for fault in found.faults],
            remark_count=found.remark_count,
            remarks=found.remarks,
            not_in_file_count=len(self.not_in_file),
            not_in_file=self.not_in_file[:MOST_LISTED],
        )


def prepare(
    database: Database, content: bytes, authority: str, today: date, *, is_dry_run: bool
) -> Prepared:
    """Read a register and compare it with what is known, in a snapshot that keeps nobody waiting.

    `authority` is the code, or any identifier, of the authority whose register it is.
    """
    register = Register.of(content)
    as_of = AsOf(LATEST, today)
    findings = Findings()
    with database.read_session() as session:
        code = authority_code(session, authority, as_of)
        source = source_of(code, content)
        planning = Planning(code, source, names_of_suppliers(session, as_of), as_of)
        findings.read(register, planning, session, to_the_end=is_dry_run)
        not_in_file = sorted(references_of(session, code, as_of) - findings.contracts)
    digest = hashlib.sha256(content).hexdigest()
    prepared = Prepared(register, planning, digest, findings, not_in_file, is_dry_run)
    prepared.check()
    return prepared


def authority_code(session: Session, spelling: str, as_of: AsOf) -> str:
    """The code of the authority that a parameter names."""
    found = resolve_codes(session, {"authority": [spelling]}, as_of)["authority"]
    if spelling not in found:
        detail = f"no authority is known as {spelling[:60]!r}"
        raise query_problem("authority", "unknown-filter-code", detail)
    return found[spelling]

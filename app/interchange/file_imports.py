"""Imports of files at the command line, which write to the database without HTTP."""

from dataclasses import dataclass
from typing import Any, cast

from app.auth.audit import Attempt
from app.interchange.batches import FileImport, Rows, import_file
from app.interchange.ocds.import_.commands import NoticeImport
from app.interchange.ocds.import_.preparation import prepare_package
from app.interchange.ocds.import_.schemas import ImportReportOut
from app.interchange.registers.columns.headings import Corrections
from app.interchange.registers.import_.importer import RegisterOptions, prepare_register
from app.interchange.registers.import_.report import RegisterReport
from app.interchange.transactions import CommandTransactions
from app.ledger.budget import BatchBudget
from app.ledger.fact_types import FactCatalogue
from app.platform.clock import Clock
from app.platform.db.database import Database


@dataclass(frozen=True, slots=True)
class FileImporter:
    """Imports files into a database, in the name of one attempt."""

    database: Database
    catalogue: FactCatalogue
    attempt: Attempt
    clock: Clock
    budget: BatchBudget
    rows: Rows
    is_dry_run: bool

    def import_notices(self, body: bytes, *, is_lines: bool = False) -> ImportReportOut:
        """Record a file of notices, JSON or JSON Lines. Raises Problem and DomainError."""
        package = prepare_package(self.database, body, self.clock.today(), is_lines=is_lines)
        return cast(
            ImportReportOut, self._record(NoticeImport(package, self.rows, self.is_dry_run))
        )

    def import_register(
        self, body: bytes, authority: str, columns: Corrections, sheet: str | None = None
    ) -> RegisterReport:
        """Record the contracts register of an authority. Raises Problem."""
        options = RegisterOptions(self.rows, self.is_dry_run, columns, sheet)
        register = prepare_register(self.database, body, authority, self.clock.today(), options)
        return cast(RegisterReport, self._record(register))

    def _record(self, file: FileImport[Any, Any]) -> object:
        transactions = CommandTransactions(
            self.database, self.catalogue, self.attempt, self.clock, self.is_dry_run
        )
        return import_file(file, transactions, self.budget, self.rows)

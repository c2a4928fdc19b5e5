"""Imports of files at the command line, which write to the database without HTTP."""

from http import HTTPStatus

from app.auth.audit import Attempt, add_audit_entry
from app.interchange.dry_run import dry_run
from app.interchange.ocds.import_.commands import record_notices
from app.interchange.ocds.import_.preparation import prepare_package
from app.interchange.ocds.import_.schemas import ImportReportOut
from app.interchange.registers.import_.importer import prepare_register
from app.interchange.registers.import_.report import RegisterReport
from app.ledger.batch import Batch
from app.ledger.entries import Provenance
from app.ledger.fact_types import CommandContext, FactCatalogue
from app.platform.clock import Clock
from app.platform.db.database import Database
from app.platform.entropy import Entropy


def import_notices(
    database: Database,
    catalogue: FactCatalogue,
    body: bytes,
    attempt: Attempt,
    *,
    clock: Clock,
    is_dry_run: bool,
) -> ImportReportOut:
    """Record a file of notices, whole or not at all. Raises Problem and DomainError."""
    package = prepare_package(database, body, clock.today())
    with dry_run(database, is_dry_run=is_dry_run) as session:
        batch = Batch.begin(session, catalogue, clock, Entropy())
        ctx = CommandContext(batch, catalogue, Provenance(attempt.caller.name))
        record_notices(ctx, package)
        batch.complete()
        add_audit_entry(session, attempt, HTTPStatus.OK, clock.now())
    return package.report(is_dry_run=is_dry_run)


def import_register(
    database: Database,
    catalogue: FactCatalogue,
    body: bytes,
    attempt: Attempt,
    *,
    authority: str,
    clock: Clock,
    is_dry_run: bool,
) -> RegisterReport:
    """Record the contracts register of an authority, whole or not at all. Raises Problem."""
    register = prepare_register(database, body, authority, clock.today(), is_dry_run=is_dry_run)
    with dry_run(database, is_dry_run=is_dry_run) as session:
        batch = Batch.begin(session, catalogue, clock, Entropy())
        ctx = CommandContext(batch, catalogue, Provenance(attempt.caller.name))
        report = register.record(ctx)
        batch.complete()
        add_audit_entry(session, attempt, HTTPStatus.OK, clock.now())
    return report

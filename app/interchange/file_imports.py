"""Imports of files at the command line, which write to the database without HTTP."""

from http import HTTPStatus

from app.auth.audit import Attempt, add_audit_entry
from app.interchange.dry_run import dry_run
from app.interchange.ocds.import_.commands import record_notices
from app.interchange.ocds.import_.preparation import prepare_package
from app.interchange.ocds.import_.schemas import ImportReportOut
from app.interchange.registers.import_.importer import prepare_register
from app.interchange.registers.import_.report import RegisterReport
from app.ledger.entries import Provenance
from app.ledger.fact_types import CommandContext, FactCatalogue
from app.platform.clock import Clock
from app.platform.db.database import Database


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
        now = clock.now()
        ctx = CommandContext(session, catalogue, Provenance(attempt.caller.name, now))
        record_notices(ctx, package)
        add_audit_entry(session, attempt, HTTPStatus.OK, now)
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
        now = clock.now()
        ctx = CommandContext(session, catalogue, Provenance(attempt.caller.name, now))
        report = register.record(ctx)
        add_audit_entry(session, attempt, HTTPStatus.OK, now)
    return report

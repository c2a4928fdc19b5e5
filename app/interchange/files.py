"""Files that the operator imports beside the database, without asking over HTTP."""

from http import HTTPStatus

from app.auth.audit import Attempt, add_audit_entry
from app.interchange.dry_run import trying
from app.interchange.ocds.import_.commands import state_notices
from app.interchange.ocds.import_.preparation import prepare as prepare_notices
from app.interchange.ocds.import_.schemas import ImportReportOut
from app.interchange.registers.import_.importer import prepare as prepare_register
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
    """State what a file of notices says, all of it or nothing. Raises Problem, and Refused."""
    intake = prepare_notices(database, body, clock.today())
    with trying(database, is_dry_run=is_dry_run) as session:
        now = clock.now()
        ctx = CommandContext(session, catalogue, Provenance(attempt.caller.name, now))
        state_notices(ctx, intake)
        add_audit_entry(session, attempt, HTTPStatus.OK, now)
    return intake.report(is_dry_run=is_dry_run)


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
    """State what an authority's contracts register says, all of it or nothing. Raises Problem."""
    register = prepare_register(database, body, authority, clock.today(), is_dry_run=is_dry_run)
    with trying(database, is_dry_run=is_dry_run) as session:
        now = clock.now()
        ctx = CommandContext(session, catalogue, Provenance(attempt.caller.name, now))
        report = register.state(ctx)
        add_audit_entry(session, attempt, HTTPStatus.OK, now)
    return report

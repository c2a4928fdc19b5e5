"""Files that the operator imports beside the database, without asking over HTTP."""

from http import HTTPStatus

from app.auth.audit import Attempt, add_audit_entry
from app.interchange.dry_run import trying
from app.interchange.ocds.import_.commands import state_notices
from app.interchange.ocds.import_.preparation import prepare as prepare_notices
from app.interchange.ocds.import_.schemas import ImportReportOut
from app.interchange.registers.import_.importer import prepare as prepare_register
from app.interchange.registers.import_.report import RegisterReport
from app.ledger.as_of import AsOf
from app.ledger.entries import Provenance
from app.ledger.http.writes import CommandContext
from app.platform.clock import Clock
from app.platform.db.columns import LATEST
from app.platform.db.database import Database


def import_notices(
    database: Database, body: bytes, attempt: Attempt, clock: Clock, *, is_dry_run: bool
) -> ImportReportOut:
    """State what a file of notices says, all of it or nothing. Raises Problem, and Refused."""
    intake, at = prepare_notices(database, body, clock.today()), AsOf(LATEST, clock.today())
    with trying(database, is_dry_run=is_dry_run) as session:
        now = clock.now()
        said = CommandContext(session, Provenance(attempt.caller.name, now), at, None)
        state_notices(said, intake)
        add_audit_entry(session, attempt, HTTPStatus.OK, now)
    return intake.report(is_dry_run=is_dry_run)


def import_register(
    database: Database,
    body: bytes,
    authority: str,
    attempt: Attempt,
    clock: Clock,
    *,
    is_dry_run: bool,
) -> RegisterReport:
    """State what an authority's contracts register says, all of it or nothing. Raises Problem."""
    register = prepare_register(database, body, authority, clock.today(), is_dry_run=is_dry_run)
    with trying(database, is_dry_run=is_dry_run) as session:
        now = clock.now()
        report = register.state(session, Provenance(attempt.caller.name, now))
        add_audit_entry(session, attempt, HTTPStatus.OK, now)
    return report

"""Files that the operator imports beside the database, without asking over HTTP."""

from app.imports.ocds.commands import state_notices
from app.imports.ocds.intake import prepare
from app.imports.ocds.schemas import ImportReportOut
from app.kit.clock import Clock
from app.kit.columns import LATEST
from app.kit.database import Database
from app.ledger.entries import Recording
from app.ledger.knowledge import At
from app.ledger.stating import Submission


class _Undone(Exception):
    """The end of a dry run."""


def import_notices(
    database: Database, body: bytes, author: str, *, is_dry_run: bool, clock: Clock | None = None
) -> ImportReportOut:
    """State what a file of notices says, all of it or nothing. Raises Problem, and Refused."""
    clock = clock or Clock()
    intake = prepare(database, body, clock.today())
    at = At(LATEST, clock.today())
    try:
        with database.writing() as session:
            said = Submission(session, Recording(author, clock.now()), at, None)
            state_notices(said, intake)
            if is_dry_run:
                raise _Undone
    except _Undone:
        pass
    return intake.report(is_dry_run=is_dry_run)

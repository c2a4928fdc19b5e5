"""python -m app verify."""

import argparse
import re
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.api.wiring import AUDITED, CATALOGUE
from app.auth.models import AuditEntry
from app.auth.verification import AuditPin, verify_audit
from app.cli.database import open_database
from app.cli.progress import progress
from app.cli.second_process import SecondProcess, second_process
from app.ledger.models import Change
from app.ledger.streams import PUBLIC, stream_of_label
from app.ledger.verification.chain import Pin, Verification, verify
from app.ledger.verification.computed_rows import count_rows
from app.platform.db.database import Database
from app.platform.progress import ProgressCallback, no_progress
from app.settings import Settings

_PIN = "[STREAM=]POSITION:HASH"
_AUDIT_PIN = "audit=POSITION:HASH"

SECOND_PROCESS_FROM = 4_000
"""The number of entries from which on a second process compares a part of the rows."""

AnyPin: TypeAlias = Pin | AuditPin


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of verify."""
    parser.add_argument(
        "--pinned",
        type=_pin,
        action="append",
        default=[],
        metavar=_PIN,
        help="an earlier head of the ledger, or of the audit log as audit=POSITION:HASH, that must "
        "still be there; repeatable",
    )
    parser.epilog = f"For example: {parser.prog} --pinned 858:HASH"


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Verify the ledger and the audit log; print the first entry or row of each that differs."""
    with second_process(settings) as other, open_database(settings) as database:
        with database.read_session() as session:
            steps = _entries(session) + _audited(session)
            steps += count_rows(session, CATALOGUE.projections)
        with progress("Verifying", steps) as on_progress:
            found = verified(database, args.pinned, on_progress, other)
    differences = [text for text in (_ledger_difference(found.ledger), found.audit) if text]
    sound = (
        f"{found.ledger.entries} entries with {found.ledger.facts} facts are sound, and all they "
        "imply",
        f"{found.audited} audit entries are sound, and all that follows from them",
    )
    print(*(differences or sound), sep="\n")
    return 1 if differences else 0


class Verified(NamedTuple):
    """The findings about the ledger and the audit log, and the number of audit entries."""

    ledger: Verification
    audit: str | None
    audited: int


def verified(
    database: Database,
    pinned: Sequence[AnyPin] = (),
    on_progress: ProgressCallback = no_progress,
    other: SecondProcess | None = None,
) -> Verified:
    """Verify the ledger and the audit log on one snapshot, a large ledger in two processes."""
    pins = [pin for pin in pinned if isinstance(pin, Pin)]
    audit_pins = [pin for pin in pinned if isinstance(pin, AuditPin)]
    with database.read_session() as session:
        is_large = _entries(session) >= SECOND_PROCESS_FROM
        helper = other.begin(session, on_progress) if other and is_large else None
        ledger = verify(session, CATALOGUE, pinned=pins, on_progress=on_progress, other=helper)
        audit = verify_audit(session, AUDITED, pinned=audit_pins, on_progress=on_progress)
        return Verified(ledger, audit, _audited(session))


def _entries(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Change)) or 0


def _audited(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(AuditEntry)) or 0


def _ledger_difference(found: Verification) -> str | None:
    if found.fault is not None:
        return f"{found.fault.stream} {found.fault.position}: {found.fault.detail}"
    return found.difference


def _pin(text: str) -> AnyPin:
    if audit := re.fullmatch(r"audit=(\d{1,18}):([0-9a-f]{64})", text):
        return AuditPin(int(audit[1]), audit[2])
    found = re.fullmatch(r"(?:([a-z0-9:-]{1,80})=)?(\d{1,18}):([0-9a-f]{64})", text)
    if found is None:
        raise argparse.ArgumentTypeError(
            f"expected a position and its hash, as {_PIN} or {_AUDIT_PIN}"
        )
    stream, position, hash_ = found.groups()
    return Pin(int(position), hash_, stream_of_label(stream or PUBLIC))

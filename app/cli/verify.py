"""python -m app verify."""

import argparse
import re
from typing import TypeAlias

from sqlalchemy import func, select

from app.api.wiring import AUDITED, CATALOGUE
from app.auth.models import AuditEntry
from app.auth.verification import AuditPin, verify_audit
from app.cli.database import open_database
from app.cli.progress import progress
from app.ledger.models import Change
from app.ledger.streams import PUBLIC, stream_of_label
from app.ledger.verification.chain import Pin, Verification, verify
from app.ledger.verification.computed_rows import count_rows
from app.settings import Settings

_PIN = "[STREAM=]POSITION:HASH"
_AUDIT_PIN = "audit=POSITION:HASH"

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
    pins = [pin for pin in args.pinned if isinstance(pin, Pin)]
    audit_pins = [pin for pin in args.pinned if isinstance(pin, AuditPin)]
    with open_database(settings) as database, database.read_session() as session:
        counts = [session.scalar(select(func.count()).select_from(m)) for m in (Change, AuditEntry)]
        steps = sum(count or 0 for count in counts) + count_rows(session, CATALOGUE.projections)
        with progress("Verifying", steps) as on_progress:
            found = verify(session, CATALOGUE, pinned=pins, on_progress=on_progress)
            difference = verify_audit(session, AUDITED, pinned=audit_pins, on_progress=on_progress)
    differences = [text for text in (_ledger_difference(found), difference) if text is not None]
    sound = (
        f"{found.entries} entries with {found.facts} facts are sound, and all they imply",
        f"{counts[1]} audit entries are sound, and all that follows from them",
    )
    print(*(differences or sound), sep="\n")
    return 1 if differences else 0


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

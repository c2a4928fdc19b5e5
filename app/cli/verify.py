"""python -m app verify."""

import argparse
import re

from sqlalchemy import func, select

from app.api.wiring import CATALOGUE
from app.cli.database import open_database
from app.cli.progress import progress
from app.ledger.models import Change
from app.ledger.streams import PUBLIC, stream_of_label
from app.ledger.verification.chain import Pin, verify
from app.settings import Settings

_PIN = "[STREAM=]POSITION:HASH"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of verify."""
    parser.add_argument(
        "--pinned",
        type=_pin,
        action="append",
        default=[],
        metavar=_PIN,
        help="an earlier head of the ledger that must still be there; repeatable",
    )
    parser.epilog = f"For example: {parser.prog} --pinned 858:HASH"


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Verify the ledger, and print the first entry or row that differs."""
    with open_database(settings) as database, database.read_session() as session:
        entries = session.scalar(select(func.count()).select_from(Change))
        with progress("Verifying", entries) as on_progress:
            found = verify(session, CATALOGUE, pinned=args.pinned, on_progress=on_progress)
    if found.fault is not None:
        print(f"{found.fault.stream} {found.fault.position}: {found.fault.detail}")
    elif found.difference is not None:
        print(found.difference)
    else:
        print(f"{found.entries} entries with {found.facts} facts are sound, and all they imply")
    return 0 if found.is_sound else 1


def _pin(text: str) -> Pin:
    found = re.fullmatch(r"(?:([a-z0-9:-]{1,80})=)?(\d{1,18}):([0-9a-f]{64})", text)
    if found is None:
        raise argparse.ArgumentTypeError(f"expected a position and its hash, as {_PIN}")
    stream, position, hash_ = found.groups()
    return Pin(int(position), hash_, stream_of_label(stream or PUBLIC))

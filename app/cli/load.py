"""python -m app load."""

import argparse

from app.api.wiring import CATALOGUE
from app.cli.database import open_database
from app.cli.progress import progress
from app.interchange import seed_reader as embedded
from app.interchange.seed import is_empty, load
from app.platform.clock import Clock
from app.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of load."""
    parser.add_argument(
        "--if-empty", action="store_true", help="do nothing if the ledger is not empty"
    )
    parser.epilog = f"For example: {parser.prog} --if-empty"


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Load the embedded data set, or what changed in it since it was loaded."""
    with open_database(settings) as database, database.write_session() as session:
        if args.if_empty and not is_empty(session):
            print("the ledger is not empty; nothing was loaded")
            return 0
        data = embedded.read()
        with progress("Loading", len(data.entries)) as advance:
            entries = load(session, CATALOGUE, data, Clock(), on_progress=advance)
        print(f"{entries} entries were written to the ledger")
    return 0

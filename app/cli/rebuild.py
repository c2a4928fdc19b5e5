"""python -m app rebuild."""

import argparse

from app.api.wiring import CATALOGUE
from app.cli.database import open_migrated_database
from app.cli.progress import progress
from app.ledger.projection_state import is_stale
from app.ledger.rebuild import rebuild
from app.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of rebuild."""
    parser.add_argument(
        "--if-stale", action="store_true", help="do nothing if this release computed the rows"
    )
    parser.epilog = f"For example: {parser.prog} --if-stale"


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Compute all rows anew and swap them in one transaction, for which writers wait."""
    with open_migrated_database(settings) as database, database.write_session() as session:
        if args.if_stale and not is_stale(session):
            print("the computed rows are those of this release; nothing was rebuilt")
            return 0
        with progress("Rebuilding") as on_progress:
            rows = rebuild(session, CATALOGUE.projections, on_progress)
    print(f"{rows} rows were computed from the facts")
    return 0

"""python -m app migrate."""

import argparse

from app.cli.database import open_unchecked_database
from app.ledger.projection_state import mark_rows
from app.platform.db import migrations
from app.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the help text of migrate, which takes no options."""
    parser.epilog = f"For example: {parser.prog}"


def run(_: argparse.Namespace, settings: Settings) -> int:
    """Migrate the database to the newest revision."""
    with open_unchecked_database(settings) as database:
        migrations.upgrade(database)
        with database.write_session() as session:
            if mark_rows(session):
                print("the computed rows are of another version; run: python -m app rebuild")
    return 0

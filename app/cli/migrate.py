"""python -m app migrate."""

import argparse

from app.cli.database import open_unchecked_database
from app.platform.db import migrations
from app.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """There is one way to do it."""
    parser.epilog = f"For example: {parser.prog}"


def run(_: argparse.Namespace, settings: Settings) -> int:
    """Migrate to the newest revision."""
    with open_unchecked_database(settings) as database:
        migrations.upgrade(database)
    return 0

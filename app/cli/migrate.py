"""python -m app migrate."""

import argparse

from app.cli.opened import opened
from app.kit import migrations
from app.settings import Settings


def arguments(_: argparse.ArgumentParser) -> None:
    """There is one way to do it."""


def run(_: argparse.Namespace, settings: Settings) -> int:
    """Migrate to the newest revision."""
    with opened(settings) as database:
        migrations.upgrade(database)
    return 0

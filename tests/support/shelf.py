"""Databases for tests, each copied from a template that is made when first wanted."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.api.wiring import CATALOGUE
from app.interchange.seed import load
from app.interchange.seed_reader import read
from app.platform.db import migrations
from app.platform.db.database import Database
from tests.support import world

BLANK = "template0"  # what PostgreSQL calls a database with nothing in it


@dataclass(slots=True)
class Shelf:
    """Databases of one engine, each copied from a template that is made when first wanted.

    Those once opened are used again: a new engine would compile every statement anew.
    """

    copy: Callable[[str, str], str]
    made: set[str] = field(default_factory=lambda: {BLANK})
    opened: dict[str, Database] = field(default_factory=dict)

    @contextmanager
    def database(self, template: str, name: str = "test") -> Iterator[Database]:
        """A database of its own: BLANK, "migrated", or "loaded" with the embedded data."""
        if template not in self.made:
            with self.database("migrated" if template == "loaded" else BLANK, template) as new:
                migrations.upgrade(new)
                if template == "loaded":
                    with new.write_session() as session:
                        load(session, CATALOGUE, read(), world.NOW)
            self.made.add(template)
        url = self.copy(template, name)
        database = self.opened.setdefault(url, Database(url))
        yield database
        database.dispose()

    @contextmanager
    def filled(self, template: str, fill: Callable[[Database], None]) -> Iterator[Database]:
        """A database of its own, copied from one that is filled when first wanted."""
        if template not in self.made:
            with self.database("migrated", template) as new:
                fill(new)
            self.made.add(template)
        with self.database(template) as database:
            yield database


def copy_file(folder: Path, template: str, name: str) -> str:
    for left in folder.glob(f"{name}.db*"):
        left.unlink()
    if template != BLANK:
        shutil.copyfile(folder / f"{template}.db", folder / f"{name}.db")
    return f"sqlite:///{folder / name}.db"

"""Two real engines for whoever asks for a database: SQLite and PostgreSQL, never a pretence."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.imports.embedded import read
from app.imports.load import load
from app.kit import migrations
from app.kit.clock import Clock
from app.kit.database import Database
from app.main import create_app, register_facts
from app.settings import Settings
from tests import world
from tests.postgres import clone, postgres

register_facts()
BLANK = "template0"  # what PostgreSQL calls a database with nothing in it


@dataclass(slots=True)
class Shelf:
    """Databases of one engine, each copied from a template that is made when first wanted."""

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
                    with new.writing() as session:
                        load(session, read(), world.NOW)
            self.made.add(template)
        url = self.copy(template, name)
        # A new engine would have to compile every statement again.
        database = self.opened.setdefault(url, Database(url))
        yield database
        database.dispose()


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(partial(_copy_file, tmp_path_factory.mktemp("sqlite")))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Shelf]:
    with postgres() as admin:
        yield Shelf(partial(clone, admin))


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def shelf(request: pytest.FixtureRequest) -> Shelf:
    chosen: Shelf = request.getfixturevalue(request.param)
    return chosen


@pytest.fixture
def database(shelf: Shelf) -> Iterator[Database]:
    with shelf.database("migrated") as database:
        yield database


@pytest.fixture(scope="session")
def embedded(shelf: Shelf) -> Iterator[Database]:
    with shelf.database("loaded", "embedded") as only_for_reading:
        yield only_for_reading


@pytest.fixture(scope="session")
def client(embedded: Database) -> Iterator[TestClient]:
    yield from _asking(embedded)


@pytest.fixture
def empty_client(database: Database) -> Iterator[TestClient]:
    yield from _asking(database)


def _asking(database: Database) -> Iterator[TestClient]:
    clock = Clock(now=lambda: world.NOW)
    with TestClient(create_app(Settings(_env_file=None), database, clock)) as client:
        yield client


def _copy_file(folder: Path, template: str, name: str) -> str:
    for left in folder.glob(f"{name}.db*"):
        left.unlink()
    if template != BLANK:
        shutil.copyfile(folder / f"{template}.db", folder / f"{name}.db")
    return f"sqlite:///{folder / name}.db"

"""Two real engines for whoever asks for a database: SQLite and PostgreSQL, never a pretence."""

import os
from collections.abc import Iterator
from functools import partial
from zlib import crc32

import pytest
from fastapi.testclient import TestClient

from app.platform.db.database import Database
from tests.support.postgres import clone, postgres
from tests.support.served import serving
from tests.support.shelf import Shelf, copy_file

pytest_plugins = ["tests.support.fixtures"]


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(partial(copy_file, tmp_path_factory.mktemp("sqlite")))


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
    with serving(database) as (client, _):
        yield client


EVERY = int(os.environ.get("POSTGRESQL_EVERY", "10"))
ON_BOTH = {
    "ledger", "ledger/verification", "migrations", "platform/db", "platform/problems", "process",
    "proofs", "proofs/golden",
}  # fmt: skip
"""What is about the engines themselves is always tried on both."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of what SQLite answers, have PostgreSQL answer every tenth: CI has it answer everything."""
    passed_over = {
        one for one in items if _answers_again(one) and crc32(one.nodeid.encode()) % EVERY
    }
    config.hook.pytest_deselected(items=[*passed_over])
    items[:] = [one for one in items if one not in passed_over]


def _answers_again(item: pytest.Item) -> bool:
    engine = getattr(item, "callspec", None)
    is_postgresql = engine is not None and "postgresql" in engine.params.values()
    folder = item.path.parent.relative_to(item.config.rootpath / "tests").as_posix()
    return is_postgresql and folder not in ON_BOTH and item.get_closest_marker("prove") is None

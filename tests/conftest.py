"""Two real engines for whoever asks for a database: SQLite and PostgreSQL, never a pretence."""

import os
from collections.abc import Iterator
from zlib import crc32

import pytest
from fastapi.testclient import TestClient

from app.platform.db.database import Database
from tests.support.postgres import PostgresDatabases, postgres
from tests.support.served import serving
from tests.support.templates import SqliteDatabases, TemplateDatabases, TemplateFiles

pytest_plugins = ["tests.support.fixtures", "tests.support.long_process"]


@pytest.fixture(scope="session")
def template_files() -> TemplateFiles:
    return TemplateFiles.of_this_code()


@pytest.fixture(scope="session")
def sqlite(
    tmp_path_factory: pytest.TempPathFactory, template_files: TemplateFiles, compiled_once: None
) -> TemplateDatabases:
    return TemplateDatabases(SqliteDatabases(tmp_path_factory.mktemp("sqlite")), template_files)


@pytest.fixture(scope="session")
def postgresql(template_files: TemplateFiles, compiled_once: None) -> Iterator[TemplateDatabases]:
    with postgres() as admin_url:
        yield TemplateDatabases(PostgresDatabases(admin_url), template_files)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def databases(request: pytest.FixtureRequest) -> TemplateDatabases:
    chosen: TemplateDatabases = request.getfixturevalue(request.param)
    return chosen


@pytest.fixture
def database(databases: TemplateDatabases) -> Iterator[Database]:
    with databases.database("migrated") as database:
        yield database


@pytest.fixture(scope="session")
def embedded(databases: TemplateDatabases) -> Iterator[Database]:
    with databases.database("loaded", "embedded") as only_for_reading:
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
    """Of what SQLite answers, have PostgreSQL answer every tenth; all with POSTGRESQL_EVERY=1."""
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

"""What the proofs run against, and how they say what they saw."""

from collections.abc import Callable, Iterator

import pytest

from tests.proofs.cluster import Cluster, durable
from tests.proofs.fleet import Fleet, fleet_on
from tests.proofs.ground import Ground, ground
from tests.proofs.store import Store, postgresql_store, sqlite_store
from tests.support.templates import TemplateDatabases


@pytest.fixture
def say(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Callable[..., None]:
    """Print figures, whatever is captured, behind the name of what they were seen on."""
    name = request.node.name

    def say_(figures: str) -> None:
        with capsys.disabled():
            print(f"\n{name}\n  {figures}", end="", flush=True)  # noqa: T201 - a figure is read

    return say_


@pytest.fixture(scope="module")
def grounds(databases: TemplateDatabases) -> Iterator[Ground]:
    """A world in which everybody's relation to everything is known."""
    with databases.database("migrated", "ground") as database, ground(database) as made:
        yield made


@pytest.fixture(scope="session", params=["sqlite", "postgresql", "postgresql-two-processes"])
def fleet(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Fleet]:
    """The service on each engine, and as two processes on one PostgreSQL database."""
    engine, _, several = request.param.partition("-")
    databases: TemplateDatabases = request.getfixturevalue(engine)
    folder = tmp_path_factory.mktemp(request.param)
    with (
        databases.database("migrated", f"race-{request.param}") as database,
        fleet_on(database, folder, count=2 if several else 1) as running,
    ):
        yield running


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL that keeps what it has acknowledged."""
    with durable() as server:
        yield server


@pytest.fixture(scope="session")
def sqlite_kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("crash")
    with sqlite_store(folder, folder) as store:
        yield store


@pytest.fixture(scope="session")
def postgresql_kept(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with postgresql_store(cluster, tmp_path_factory.mktemp("crash")) as store:
        yield store


@pytest.fixture
def file(sqlite_kept: Store) -> Store:
    """The service on a file."""
    sqlite_kept.serve()
    return sqlite_kept


@pytest.fixture
def server(postgresql_kept: Store) -> Store:
    """The service on a PostgreSQL that keeps what it has acknowledged."""
    postgresql_kept.serve()
    return postgresql_kept


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Store:
    """The service on each engine, on a database that is as durable as in use."""
    fixture = {"sqlite": "file", "postgresql": "server"}[request.param]
    chosen: Store = request.getfixturevalue(fixture)
    return chosen

"""What the proofs run against, and how they say what they saw."""

from collections.abc import Callable, Iterator

import pytest

from tests.proofs.cluster import Cluster, durable
from tests.proofs.fleet import Fleet, fleet_on
from tests.shelf import Shelf


@pytest.fixture
def say(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Callable[..., None]:
    """Print figures, whatever is captured, behind the name of what they were seen on."""
    name = request.node.name

    def say_(figures: str) -> None:
        with capsys.disabled():
            print(f"\n{name}\n  {figures}", end="", flush=True)  # noqa: T201 - a figure is read

    return say_


@pytest.fixture(scope="session", params=["sqlite", "postgresql", "postgresql-two-processes"])
def fleet(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Fleet]:
    """The service on each engine, and as two processes on one PostgreSQL database."""
    engine, _, several = request.param.partition("-")
    shelf: Shelf = request.getfixturevalue(engine)
    folder = tmp_path_factory.mktemp(request.param)
    with shelf.database("migrated", f"race-{request.param}") as database:
        with fleet_on(database, folder, count=2 if several else 1) as running:
            yield running


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL that keeps what it has acknowledged."""
    with durable() as server:
        yield server

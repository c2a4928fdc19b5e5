"""The registry, told over HTTP everything that the embedded data set says."""

from collections.abc import Iterator

import pytest

from app.domain.vocabulary import Role
from app.interchange.seed_reader import read
from tests.proofs.golden.steps import sources, steps
from tests.proofs.golden.telling import Telling
from tests.support import callers, world
from tests.support.served import serving
from tests.support.templates import TemplateDatabases


@pytest.fixture(scope="session")
def telling(databases: TemplateDatabases) -> Iterator[Telling]:
    """Only for reading. `tell` takes further steps: in the same call, as time runs one way."""
    data = read()
    with (
        databases.database("migrated", "golden") as database,
        serving(database) as (client, watch),
    ):
        admin = callers.key(database, Role.ADMIN, name="registry-desk")
        told = Telling(client, watch, admin, sources(data))
        told.tell(steps(data))
        watch.now = world.NOW
        yield told

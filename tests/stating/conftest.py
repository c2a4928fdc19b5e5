"""One registry for a whole module: its tests name things of their own."""

from collections.abc import Iterator

import pytest

from app.domain.vocabulary import Role
from tests.shelf import Shelf
from tests.stating.registry import Registry, System, registry_on, small_world


@pytest.fixture(scope="module")
def registry(shelf: Shelf) -> Iterator[Registry]:
    with shelf.database("migrated", "stating") as database, registry_on(database) as registry:
        with database.writing() as session:
            small_world(session)
        yield registry


@pytest.fixture(scope="module")
def admin(registry: Registry) -> System:
    return registry.known_as(Role.ADMIN)


@pytest.fixture(scope="module")
def auditor(registry: Registry) -> System:
    return registry.known_as(Role.AUDITOR)


@pytest.fixture(scope="module")
def reader(registry: Registry) -> System:
    return registry.known_as(Role.READER)


@pytest.fixture(scope="module")
def camden(registry: Registry) -> System:
    return registry.editor("camden")


@pytest.fixture(scope="module")
def islington(registry: Registry) -> System:
    return registry.editor("islington")


@pytest.fixture(scope="module")
def hackney(registry: Registry) -> System:
    return registry.editor("hackney")


@pytest.fixture(scope="module")
def anybody(registry: Registry) -> System:
    return registry.anybody

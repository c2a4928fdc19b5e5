"""One registry for a whole module: its tests name things of their own."""

from collections.abc import Iterator

import pytest

from app.domain.vocabulary import Role
from tests.support import callers
from tests.support.registry import Registry, Service, System, registry_on, small_world
from tests.support.templates import TemplateDatabases

TEMPLATE = "small-world"


@pytest.fixture(scope="session")
def service(databases: TemplateDatabases) -> Iterator[Service]:
    with databases.database("migrated", TEMPLATE) as database:
        with database.write_session() as session:
            small_world(session)
        keys = {
            role: callers.key(database, role, name=role)
            for role in (Role.ADMIN, Role.AUDITOR, Role.READER)
        } | {
            code: callers.key(database, Role.EDITOR, code, name=f"{code}-editor")
            for code in ("camden", "islington", "hackney")
        }
    databases.made.add(TEMPLATE)
    with (
        databases.database("migrated", Service.store) as database,
        registry_on(database) as registry,
    ):
        yield Service(databases, registry, keys)


@pytest.fixture(scope="module")
def registry(service: Service) -> Iterator[Registry]:
    with service.with_store(TEMPLATE) as registry:
        yield registry


@pytest.fixture(scope="module")
def admin(service: Service, registry: Registry) -> System:
    return System(registry.client, service.keys["admin"])


@pytest.fixture(scope="module")
def auditor(service: Service, registry: Registry) -> System:
    return System(registry.client, service.keys["auditor"])


@pytest.fixture(scope="module")
def reader(service: Service, registry: Registry) -> System:
    return System(registry.client, service.keys["reader"])


@pytest.fixture(scope="module")
def camden(service: Service, registry: Registry) -> System:
    return System(registry.client, service.keys["camden"])


@pytest.fixture(scope="module")
def islington(service: Service, registry: Registry) -> System:
    return System(registry.client, service.keys["islington"])


@pytest.fixture(scope="module")
def hackney(service: Service, registry: Registry) -> System:
    return System(registry.client, service.keys["hackney"])


@pytest.fixture(scope="module")
def anybody(registry: Registry) -> System:
    return registry.anybody

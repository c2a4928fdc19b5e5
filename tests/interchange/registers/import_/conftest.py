"""The small world with a system of Camden, and the register of Brent, that send registers."""

from collections.abc import Iterator

import pytest

from app.domain.vocabulary import Role
from tests.interchange.registers.council import Council, council_on
from tests.interchange.registers.import_.published import Brent, brent_on
from tests.support.registry import System
from tests.support.templates import TemplateDatabases


@pytest.fixture
def council(databases: TemplateDatabases) -> Iterator[Council]:
    with council_on(databases, "registers") as council:
        yield council


@pytest.fixture
def admin(council: Council) -> System:
    return council.registry.known_as(Role.ADMIN)


@pytest.fixture(scope="package")
def brent(databases: TemplateDatabases) -> Iterator[Brent]:
    """The published files, imported once for all tests of them."""
    with brent_on(databases) as published:
        yield published

"""One running service over the embedded data, for tests that use it from outside."""

from collections.abc import Iterator

import pytest

from tests.support.service import Service, serving
from tests.support.templates import TemplateDatabases


@pytest.fixture(scope="session")
def service(sqlite: TemplateDatabases) -> Iterator[Service]:
    with sqlite.database("loaded", "served") as database, serving(str(database.url)) as running:
        yield running

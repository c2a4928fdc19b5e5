"""One running service over the embedded data, for tests that use it from outside."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.forked import python_in
from tests.support.service import Service, serving
from tests.support.templates import TemplateDatabases


@pytest.fixture(scope="session")
def service(sqlite: TemplateDatabases) -> Iterator[Service]:
    with sqlite.database("loaded", "served") as database, serving(str(database.url)) as running:
        yield running


@pytest.fixture(scope="session")
def forking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a `python` that does not import the application for each command."""
    folder = tmp_path_factory.mktemp("python")
    with python_in(folder):
        yield folder

"""What a process that runs thousands of tests does rarely: collect garbage, compile statements."""

import gc
from collections.abc import Iterator

import pytest
from sqlalchemy import Dialect

from app.platform.db import database, read_session
from app.platform.db.prepared import PreparedStatements
from app.platform.garbage import start_collector


def pytest_sessionstart() -> None:
    """Collect no garbage while the tests are collected: nearly everything stays."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Collect garbage as often as the service does."""
    start_collector()


@pytest.fixture(scope="session")
def compiled_once() -> Iterator[None]:
    """Let all databases of an engine share their prepared statements.

    A process of the service has one database. Here it has hundreds: each command line opens one.
    """
    shared: dict[str, PreparedStatements] = {}

    def statements(dialect: Dialect) -> PreparedStatements:
        return shared.setdefault(dialect.name, PreparedStatements(dialect))

    with pytest.MonkeyPatch.context() as patch:
        for module in (database, read_session):
            patch.setattr(module, "PreparedStatements", statements)
        yield

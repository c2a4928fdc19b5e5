"""One running service over the embedded data, a key for it, and both clients installed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.auth.commands import issue_api_key
from app.auth.schemas import ApiKeyIn
from app.cli.database import OPERATOR
from app.domain.vocabulary import Role
from app.platform.clock import now
from app.platform.db.database import Database
from tests.clients.installed import npm_installed, pip_installed
from tests.support.service import Service, serving
from tests.support.templates import TemplateDatabases


@pytest.fixture(scope="session")
def stored(sqlite: TemplateDatabases) -> Iterator[Database]:
    with sqlite.database("loaded", "for-clients") as database:
        yield database


@pytest.fixture(scope="session")
def service(stored: Database) -> Iterator[Service]:
    with serving(str(stored.url)) as running:
        yield running


@pytest.fixture(scope="session")
def key(stored: Database) -> str:
    """The key of a system that speaks for Camden, as the registry issues it."""
    whose = ApiKeyIn(name="camden-care", role=Role.EDITOR, authorities=["camden"])
    with stored.write_session() as session:
        return issue_api_key(session, whose, OPERATOR, now())[1]


@pytest.fixture(scope="session")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with the client and nothing else of ours."""
    return pip_installed(tmp_path_factory.mktemp("python"))


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the TypeScript client among its node_modules."""
    return npm_installed(tmp_path_factory.mktemp("typescript"))

"""Fixtures: callers with real keys, and an identity provider."""

from collections.abc import Iterator

import pytest

from app.domain.vocabulary import Role
from app.platform.db.database import Database
from tests.support import callers, world
from tests.support.application import Keys
from tests.support.issuer import LocalIssuer, serving


@pytest.fixture
def keys(database: Database) -> Keys:
    with database.write_session() as session:
        world.authority(session, "camden")
    lone = (Role.READER, Role.AUDITOR, Role.ADMIN)
    return {
        Role.ANONYMOUS: {},
        Role.EDITOR: callers.key(database, Role.EDITOR, "camden"),
        **{role: callers.key(database, role) for role in lone},
    }


@pytest.fixture
def admin(database: Database) -> dict[str, str]:
    with database.write_session() as session:
        world.authority(session, "camden")
    return callers.key(database, Role.ADMIN)


@pytest.fixture
def issuer() -> Iterator[LocalIssuer]:
    with serving() as running:
        yield running

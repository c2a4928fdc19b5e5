"""A caller with a key who subscribes."""

from collections.abc import Iterator

import pytest

from app.platform.db.database import Database
from tests.webhooks.subscribing import Desk, desk_of


@pytest.fixture
def desk(database: Database) -> Iterator[Desk]:
    with desk_of(database) as desk:
        yield desk

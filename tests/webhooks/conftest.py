"""Fixtures of webhook tests."""

from collections.abc import Iterator

import pytest

from app.platform.db.database import Database
from tests.webhooks.subscriber import Subscriber, serve_subscriber


@pytest.fixture
def subscriber(database: Database) -> Iterator[Subscriber]:
    with serve_subscriber(database) as subscriber:
        yield subscriber

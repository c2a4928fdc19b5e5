"""Applications with the response cache."""

from collections.abc import Iterator

import pytest

from app.platform.db.database import Database
from tests.support.cached import Cached, caching
from tests.support.settings import SETTINGS


@pytest.fixture
def cached(database: Database) -> Iterator[Cached]:
    yield from caching(database, SETTINGS.model_copy(update={"response_cache_mib": 4}))


@pytest.fixture
def limited(database: Database) -> Iterator[Cached]:
    changed = {"response_cache_mib": 4, "rate_limit": "3/minute"}
    yield from caching(database, SETTINGS.model_copy(update=changed))

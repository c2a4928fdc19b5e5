"""A client of an application with the response cache."""

import re
from collections.abc import Iterator
from typing import Any

from fastapi.testclient import TestClient

from app.main import create_app
from app.platform.clock import Clock
from app.platform.db.database import Database
from app.platform.http.response_cache import ResponseCache
from app.settings import Settings
from tests.support import world
from tests.support.commands import TickingClock

PATH = "/v1/authorities"


class Cached:
    """A client of an application with the cache, its clock and its cache."""

    def __init__(self, client: TestClient, watch: TickingClock, cache: ResponseCache) -> None:
        self.client = client
        self.watch = watch
        self.cache = cache

    def get(self, path: str = PATH, **options: Any) -> Any:
        return self.client.get(path, **options)

    def counted(self) -> tuple[int, int]:
        """The hits and the misses so far."""
        metrics = self.client.get("/metrics").text
        results = dict(re.findall(r'^registry_response_cache_total\{result="(\w+)"\} (\d+)',
                                  metrics, re.MULTILINE))  # fmt: skip
        return int(results["hit"]), int(results["miss"])


def caching(database: Database, settings: Settings) -> Iterator[Cached]:
    with database.write_session() as session:
        world.authority(session, "camden")
    watch = TickingClock(world.NOW)
    app = create_app(settings, database, Clock(now=watch.read))
    with TestClient(app) as client:
        yield Cached(client, watch, app.state.cache)


def codes(answer: Any) -> list[str]:
    """Return the codes of the items of an answer."""
    assert answer.status_code == 200, answer.text
    return [item["code"] for item in answer.json()["items"]]

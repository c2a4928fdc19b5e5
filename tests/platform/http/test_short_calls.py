"""Read functions run in the event loop while they are short, and in threads otherwise."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Annotated

import pytest
from fastapi import FastAPI, Query, Response
from fastapi.testclient import TestClient

from app.platform.db.database import Database
from app.platform.http.pagination import FormatQuery
from app.platform.http.routing import operations
from app.platform.http.short_calls import FEW_THREADS, SHORT_SECONDS


class WorkQuery(FormatQuery):
    seconds: float = 0.0
    waits: float = 0.0


class Service:
    """A route that works for some time, on a database that answers at once or not."""

    def __init__(self) -> None:
        router = operations("/things", "Things")
        self.at_once: list[int] = []
        running: set[int] = set()

        @router.get("")
        def list_things(query: Annotated[WorkQuery, Query()]) -> Response:
            running.add(threading.get_ident())
            self.at_once.append(len(running))
            time.sleep(query.waits)
            running.remove(threading.get_ident())
            until = time.thread_time() + query.seconds
            while time.thread_time() < until:
                pass
            return Response(threading.current_thread().name)

        @router.get("/loop")
        async def get_loop() -> str:
            return threading.current_thread().name

        app = FastAPI(routes=router.routes)
        app.state.database = self.database = SimpleNamespace(reads_at_once=True)
        self.client = TestClient(app)

    def is_in_loop(self, query: str = "", accept: str = "*/*") -> bool:
        """Return whether a request is answered in the thread of the event loop."""
        found = self.client.get(f"/things?{query}", headers={"accept": accept}).text
        loop: str = self.client.get("/things/loop").json()
        return found == loop


@pytest.fixture
def service() -> Iterator[Service]:
    service = Service()
    with service.client:
        service.is_in_loop()
        yield service


def test_first_call_runs_in_a_thread_and_the_next_in_the_loop() -> None:
    service = Service()

    with service.client:
        found = [service.is_in_loop() for _ in range(3)]

    assert found == [False, True, True]


@pytest.mark.parametrize(
    ("query", "accept", "expected"),
    [
        ("format=json", "*/*", True),
        ("", "application/json", True),
        ("format=csv", "*/*", False),
        ("format=ndjson", "*/*", False),
        ("", "text/csv", False),
    ],
)
def test_whole_lists_in_other_formats_run_in_threads(
    service: Service, query: str, accept: str, expected: bool
) -> None:
    assert service.is_in_loop(query, accept) is expected


def test_calls_that_would_wait_run_in_few_threads(service: Service) -> None:
    service.database.reads_at_once = False

    assert not service.is_in_loop()

    with ThreadPoolExecutor(3 * FEW_THREADS) as pool:
        asked = [
            pool.submit(service.client.get, "/things?waits=0.05") for _ in range(3 * FEW_THREADS)
        ]
    assert {answer.result().status_code for answer in asked} == {200}
    assert max(service.at_once) == FEW_THREADS


def test_calls_after_a_long_one_run_in_threads_for_a_thousand_times_its_time(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = SHORT_SECONDS * 2
    assert service.is_in_loop(f"seconds={long}")

    assert not service.is_in_loop()

    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + long * 900)
    assert not service.is_in_loop()
    monkeypatch.setattr(time, "monotonic", lambda: now + long * 2000)
    assert service.is_in_loop()


def test_only_a_free_connection_of_sqlite_reads_at_once(database: Database) -> None:
    is_sqlite = database.url.get_backend_name() == "sqlite"

    assert database.reads_at_once is is_sqlite
    with database.read_session():
        assert not database.reads_at_once
    assert database.reads_at_once is is_sqlite

"""One application for each database: to put one together takes longer than most tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import Any, Self

from anyio.from_thread import BlockingPortal
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import ASGITransport, BaseTransport, Request, Response

from app.main import create_app
from app.platform.clock import Clock
from app.platform.db.database import Database
from tests.support import world
from tests.support.commands import TickingClock
from tests.support.settings import SETTINGS

Watch = TickingClock


@contextmanager
def serving(
    database: Database, at: datetime = world.NOW, cache_mib: int = 0
) -> Iterator[tuple[TestClient, Watch]]:
    """A client, and the watch to set; what the application counts goes on from block to block."""
    app, watch = _application(database, cache_mib)
    watch.now = at
    with _Asking(app) as client:
        yield client, watch


class _Asking(TestClient):
    """Goes to the thread of the application once for each request, not once for each event.

    Answers come whole; who needs them piece by piece takes a TestClient.
    """

    def __enter__(self) -> Self:
        entered = super().__enter__()
        assert self.portal is not None
        self._transport = _Once(self.app, self.portal)
        return entered


class _Once(BaseTransport):
    def __init__(self, app: Any, portal: BlockingPortal) -> None:
        self.asking = ASGITransport(app)
        self.portal = portal

    def handle_request(self, request: Request) -> Response:
        return self.portal.call(self._answer, request)

    async def _answer(self, request: Request) -> Response:
        answer = await self.asking.handle_async_request(request)
        content = b"".join([part async for part in answer.aiter_raw()])  # the client decodes it
        return Response(answer.status_code, headers=answer.headers, content=content)


@cache
def _application(database: Database, cache_mib: int) -> tuple[FastAPI, Watch]:
    watch = Watch(world.NOW)
    settings = SETTINGS.model_copy(update={"response_cache_mib": cache_mib})
    return create_app(settings, database, Clock(now=watch.read)), watch

"""Bodies arrive in time, are small and JSON, or they are refused before anything reads them."""

import asyncio
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.platform.http import strict_json
from app.platform.problems.problem import Problem, respond

LARGEST = 2**20
"""The most that a body may hold, in bytes, where nothing else is said."""

SECONDS = 20.0
"""How long a body may take to arrive, where nothing else is said."""

Inspect: TypeAlias = Callable[[Any], Problem | None]
"""Says what is wrong with the value that a body holds, if anything is."""

_WITH_BODY = {"POST", "PUT", "PATCH"}
_SOON_READ = 2**14  # bytes; less takes a few milliseconds at worst, and no thread is worth that


class _Gone(Exception):
    """The client went away before its body was whole; nobody is left to be told."""


class JsonBodyMiddleware:
    """Pure ASGI middleware: reads a body whole, up to a limit, and hands it on in one piece.

    `documents` names the paths, by prefix, that take documents instead, and how large these may
    be: their routes know what to make of them. Bodies of other methods mean nothing here and are
    left unread: the server throws them away.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        seconds: float = SECONDS,
        documents: Mapping[str, int] | None = None,
        inspect: Inspect = lambda _: None,
    ) -> None:
        self._app = app
        self._seconds = seconds
        self._documents = dict(documents or {})
        self._inspect = inspect
        # Large bodies are looked into one after the other, and never by the threads of the routes.
        self._at_once = CapacityLimiter(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in _WITH_BODY:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        most = self._most(scope["path"])
        try:
            body = await self._arrived(headers, most or LARGEST, receive)
            if most is None:
                await self._examine(headers, body)
        except _Gone:
            return
        except Problem as problem:
            await respond(problem, scope)(scope, receive, send)
            return
        await self._app(scope, _in_one_piece(body, receive), send)

    def _most(self, path: str) -> int | None:
        """The most that a document may hold, if the path takes documents."""
        limits = (most for prefix, most in self._documents.items() if path.startswith(prefix))
        return next(limits, None)

    async def _arrived(self, headers: Headers, limit: int, receive: Receive) -> bytes:
        announced = _announced(headers)
        if announced is not None and announced > limit:
            raise _too_large(limit)
        try:
            async with asyncio.timeout(self._seconds):
                body = await _read(limit, receive)
        except TimeoutError:
            detail = f"the whole body within {self._seconds:g} seconds"
            raise Problem("body-too-slow", detail, headers={"Connection": "close"}) from None
        if announced is not None and announced != len(body):
            raise Problem("invalid-request", "a body as long as its Content-Length")
        return body

    async def _examine(self, headers: Headers, body: bytes) -> None:
        media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
        if body and media_type != "application/json":
            raise Problem("unsupported-media-type", "a body of Content-Type application/json")
        if len(body) > _SOON_READ:
            await to_thread.run_sync(self._look_into, body, limiter=self._at_once)
        elif body:
            self._look_into(body)

    def _look_into(self, body: bytes) -> None:
        if (problem := self._inspect(strict_json.read(body, LARGEST))) is not None:
            raise problem


async def _read(limit: int, receive: Receive) -> bytes:
    """The whole body; no more than the limit is ever kept."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Gone
        body += message.get("body", b"")
        if len(body) > limit:
            raise _too_large(limit)
        if not message.get("more_body"):
            return bytes(body)


def _announced(headers: Headers) -> int | None:
    lengths = set(headers.getlist("content-length"))
    if not lengths:
        return None
    if len(lengths) > 1 or not all(re.fullmatch("[0-9]{1,20}", length) for length in lengths):
        raise Problem("invalid-request", "one Content-Length, which is a number of bytes")
    return int(lengths.pop())


def _too_large(limit: int) -> Problem:
    return Problem("too-large", f"a body of at most {limit:,} bytes")


def _in_one_piece(body: bytes, receive: Receive) -> Receive:
    pieces = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def receive_whole() -> Message:
        return next(pieces, None) or await receive()

    return receive_whole

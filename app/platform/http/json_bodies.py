"""Limits on request bodies: size, time to arrive, and strict JSON."""

import asyncio
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.platform.http import strict_json
from app.platform.problems.problem import Problem, respond

MAX_BODY_BYTES = 2**20
"""The default size limit of a body, in bytes."""

BODY_SECONDS = 20.0
"""The default time limit for a body to arrive."""

Inspect: TypeAlias = Callable[[Any], Problem | None]
"""Return the problem with the value of a body, or None."""

_WITH_BODY = {"POST", "PUT", "PATCH"}
_MAX_INLINE_BYTES = 2**14
"""Bodies up to this size are parsed in the event loop: that takes a few milliseconds at most."""


class _Disconnected(Exception):
    """The client disconnected before the end of its body, so no response is sent."""


class JsonBodyMiddleware:
    """ASGI middleware that reads a body up to a limit, checks it, and passes it on in one piece.

    `documents` maps path prefixes of routes that take files to the size limit of a file; those
    bodies are not parsed here. Bodies of methods other than POST, PUT and PATCH are not read.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        seconds: float = BODY_SECONDS,
        documents: Mapping[str, int] | None = None,
        inspect: Inspect = lambda _: None,
    ) -> None:
        """Wrap an application; `inspect` finds problems in the value of a JSON body."""
        self._app = app
        self._seconds = seconds
        self._documents = dict(documents or {})
        self._inspect = inspect
        # Large bodies are parsed one at a time, outside the threads of the routes.
        self._parser_limiter = CapacityLimiter(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its checked body, or respond with the problem."""
        if scope["type"] != "http" or scope["method"] not in _WITH_BODY:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        limit = self._document_limit(scope["path"])
        try:
            body = await self._read_in_time(headers, limit or MAX_BODY_BYTES, receive)
            if limit is None:
                await self._check_json(headers, body)
        except _Disconnected:
            return
        except Problem as problem:
            await respond(problem, scope)(scope, receive, send)
            return
        await self._app(scope, _in_one_piece(body, receive), send)

    def _document_limit(self, path: str) -> int | None:
        """Return the size limit of a file, or None if the path does not take files."""
        limits = (size for prefix, size in self._documents.items() if path.startswith(prefix))
        return next(limits, None)

    async def _read_in_time(self, headers: Headers, limit: int, receive: Receive) -> bytes:
        announced = _announced(headers)
        if announced is not None and announced > limit:
            raise _too_large(limit)
        try:
            async with asyncio.timeout(self._seconds):
                body = await _read(limit, receive)
        except TimeoutError:
            detail = (
                f"the body did not arrive within {self._seconds:g} seconds; send it without a pause"
            )
            raise Problem("body-too-slow", detail, headers={"Connection": "close"}) from None
        if announced is not None and announced != len(body):
            detail = f"Content-Length is {announced:,}, and the body has {len(body):,} bytes"
            raise Problem("invalid-request", detail)
        return body

    async def _check_json(self, headers: Headers, body: bytes) -> None:
        if body:
            check_json_type(headers)
        if len(body) > _MAX_INLINE_BYTES:
            await to_thread.run_sync(self._parse, body, limiter=self._parser_limiter)
        elif body:
            self._parse(body)

    def _parse(self, body: bytes) -> None:
        if (problem := self._inspect(strict_json.read(body, MAX_BODY_BYTES))) is not None:
            raise problem


def media_type_of(headers: Headers) -> str:
    """Return the media type of a `Content-Type` in lower case, without its parameters."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def check_json_type(headers: Headers) -> None:
    """Raise Problem `unsupported-media-type` unless the body is announced as JSON."""
    media_type = media_type_of(headers)
    if media_type != "application/json":
        detail = f"the body is of type {media_type[:100]!r}; send Content-Type: application/json"
        raise Problem("unsupported-media-type", detail)


async def _read(limit: int, receive: Receive) -> bytes:
    """Return the body; never buffer more than the limit."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Disconnected
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
        raise Problem(
            "invalid-request",
            "Content-Length is repeated or not a number; send one number of bytes",
        )
    return int(lengths.pop())


def _too_large(limit: int) -> Problem:
    return Problem("too-large", f"the body is over the limit of {limit:,} bytes")


def _in_one_piece(body: bytes, receive: Receive) -> Receive:
    pieces = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def receive_whole() -> Message:
        return next(pieces, None) or await receive()

    return receive_whole

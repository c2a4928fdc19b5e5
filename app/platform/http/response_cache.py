"""A cache of responses outside FastAPI, compared with the present state before each answer."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from http import HTTPStatus
from typing import Any, Protocol

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.platform.db.watched_query import WatchError
from app.platform.http.entity_tags import matching_tag
from app.platform.http.kept_responses import (
    Dependencies,
    Headers,
    Identity,
    KeptResponse,
    KeptResponses,
    Key,
    KnownCallers,
    joined,
)
from app.platform.http.observability import METHODS_THAT_READ, Metrics, new_request_id
from app.platform.http.rate_limits import Allowance, RateLimiter, address_bucket
from app.platform.http.request_keys import CredentialNames, RequestKey, request_key
from app.platform.http.request_log import RequestLog
from app.platform.route_template import route_template

log = logging.getLogger(__name__)

_ANONYMOUS = Identity("")
_OF_ONE_REQUEST = {b"request-id", b"ratelimit", b"ratelimit-policy"}
_REQUIRED = {b"etag", b"registry-position"}
_COMPRESSED_IN_LOOP = 2**16
"""The size up to which a body is compressed at once; a larger one would hold up others."""


class Present(Protocol):
    """The present state of what responses depend on."""

    @property
    def keys(self) -> object:
        """The version of the keys of callers."""

    @property
    def rules(self) -> object:
        """The version of what computes the sources."""

    def versions(self, sources: tuple[str, ...] | None) -> tuple[Any, ...]:
        """Return the versions of sources; of all if None."""

    def has_reached(self, positions: str, sources: tuple[str, ...] | None) -> bool:
        """Return whether sources have reached the positions that a request names."""


class PresentSource(Protocol):
    """Reads the present state."""

    async def read(self) -> Present:
        """Return the present state. Raises WatchError."""

    def close(self) -> None:
        """Close what it holds."""


@dataclass(frozen=True, slots=True)
class CacheOptions:
    """The limits of what is kept: the bytes, the paths, and the names of credentials."""

    max_bytes: int
    prefixes: tuple[str, ...]
    credentials: CredentialNames


@dataclass(frozen=True, slots=True)
class SharedParts:
    """The parts that the cache shares with the rest of the application."""

    limiter: RateLimiter
    metrics: Metrics
    log: RequestLog
    unavailable: ASGIApp
    """Answers while the present state cannot be read."""
    now: Callable[[], datetime]
    day_of: Callable[[datetime], date]


@dataclass(slots=True)
class _Exchange:
    """A request in progress, and how it is answered."""

    scope: Scope
    receive: Receive
    send: Send
    request: RequestKey
    begun: float


class ResponseCache:
    """ASGI middleware, outermost: answers repeated requests from memory.

    A response is kept if the application says on what it depends (`dependencies` in the state of
    the request) and it has an entity tag. Before each answer the present state is read, and a
    response that depends on another state is not sent. If the state cannot be read, `unavailable`
    answers. Request ids, limits, metrics and log lines are those of every other response.
    """

    def __init__(
        self, app: ASGIApp, options: CacheOptions, present: PresentSource, shared: SharedParts
    ) -> None:
        """Wrap an application."""
        self._app = app
        self._options = options
        self._present = present
        self._shared = shared
        self._callers = KnownCallers()
        self._in_progress: dict[Key, asyncio.Event] = {}
        self.kept = KeptResponses(options.max_bytes)
        self._max_body = options.max_bytes // 16
        shared.metrics.cache_bytes.set_function(lambda: self.kept.bytes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, or pass the request on and keep the response."""
        is_read = scope["type"] == "http" and scope["method"] in METHODS_THAT_READ
        if not is_read or not scope["path"].startswith(self._options.prefixes):
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        request = request_key(scope, self._options.credentials)
        if request is None:
            await self._app(scope, receive, send)
            return
        try:
            present = await self._present.read()
        except WatchError as error:
            log.error("the present state cannot be read: %s", error)
            await self._shared.unavailable(scope, receive, send)
            return
        await self._answer(_Exchange(scope, receive, send, request, begun), present)

    async def _answer(self, exchange: _Exchange, present: Present) -> None:
        """Answer from memory what is known at the present state."""
        request, now = exchange.request, self._shared.now()
        caller = self._caller(request, present, now)
        key = (caller.reach, *request.asked) if caller else ()
        kept = await self._find_or_wait(key, present, now) if caller else None
        if caller is None or kept is None or not _can_answer(kept, request, present):
            await self._pass_on(exchange, present, key)
            return
        scope = exchange.scope
        allowance = self._shared.limiter.hit(caller.bucket or address_bucket(scope))
        if allowance is not None and not allowance.granted:
            # The policy refuses what has been counted here.
            scope.setdefault("state", {})["counted"] = allowance
            await self._app(scope, exchange.receive, exchange.send)
            return
        if request.accepts_gzip and kept.compressed is None and kept.is_compressible:
            await _compress(kept)
            self.kept.put(key, kept)
        await self._send(exchange, kept, allowance)

    def close(self) -> None:
        """Close the connection that reads the present state."""
        self._present.close()

    def _caller(self, request: RequestKey, present: Present, now: datetime) -> Identity | None:
        if not request.credentials:
            return _ANONYMOUS
        return self._callers.get(request.credentials, present.keys, now)

    async def _find_or_wait(self, key: Key, present: Present, now: datetime) -> KeptResponse | None:
        """Return what is kept, or what another request is just being answered with.

        Many ask the same when something has changed; the answer would take the memory and the time
        of each. It is compared with the state that was read for this request, like any other.
        """
        kept = self._find(key, present, now)
        others = self._in_progress.get(key)
        if kept is None and others is not None:
            await others.wait()
            kept = self._find(key, present, now)
        return kept

    def _find(self, key: Key, present: Present, now: datetime) -> KeptResponse | None:
        kept = self.kept.get(key)
        if kept is None:
            return None
        depends = kept.dependencies
        if (
            present.versions(depends.sources) == depends.versions
            and depends.day == self._shared.day_of(now)
            and kept.rules == present.rules
        ):
            return kept
        self.kept.remove(key)
        return None

    async def _send(
        self, exchange: _Exchange, kept: KeptResponse, allowance: Allowance | None
    ) -> None:
        """Send a kept response, count it and log it."""
        request_id = new_request_id()
        own: Headers = [(b"request-id", request_id.encode())]
        if allowance is not None:
            own += allowance.headers()
        status = await _respond(exchange, kept, own)
        seconds = time.perf_counter() - exchange.begun
        self._shared.metrics.count_kept(kept.route, status, seconds)
        self._shared.log.add(request_id, "GET", kept.route, status, seconds)

    async def _pass_on(self, exchange: _Exchange, present: Present, key: Key) -> None:
        """Pass a request on; let the same requests wait until it is known what can be kept."""
        is_known = asyncio.Event()
        if key:
            self._in_progress.setdefault(key, is_known)
        try:
            await self._answer_first(exchange, present, is_known)
        finally:
            is_known.set()
            if self._in_progress.get(key) is is_known:
                del self._in_progress[key]

    async def _answer_first(
        self, exchange: _Exchange, present: Present, is_known: asyncio.Event
    ) -> None:
        """Answer by the application, and keep the response if it can be kept."""
        self._shared.metrics.count_first()
        scope, request = exchange.scope, exchange.request
        state: dict[str, Any] = scope.setdefault("state", {})
        # Of a HEAD request, too, the whole response is kept.
        inner = {**scope, "method": "GET"}
        collector = _Collector(_sender(exchange), state, self._max_body, is_known)
        await self._app(inner, exchange.receive, collector.send)
        if collector.start is None:
            return
        kept = None
        if collector.is_complete:
            kept = await self._keep(collector, request, present, route_template(inner))
        is_known.set()
        if kept is None:
            await collector.pass_on()
            return
        own = [pair for pair in collector.start["headers"] if pair[0] in _OF_ONE_REQUEST]
        await _respond(exchange, kept, own)

    async def _keep(
        self, collector: "_Collector", request: RequestKey, present: Present, route: str
    ) -> KeptResponse | None:
        start, state = collector.start, collector.state
        identity: Identity | None = state.get("identity")
        dependencies: Dependencies | None = state.get("dependencies")
        if start is None or identity is None or dependencies is None:
            return None
        headers = [_with_vary(*pair) for pair in start["headers"] if pair[0] not in _OF_ONE_REQUEST]
        tag = dict(headers)[b"etag"].decode("latin-1")
        body = joined(collector.parts) if start["status"] == HTTPStatus.OK else None
        kept = KeptResponse(tag, headers, body, route, dependencies, present.rules)
        if request.accepts_gzip and kept.is_compressible:
            await _compress(kept)
        if request.credentials:
            self._callers.put(request.credentials, identity, present.keys, self._shared.now())
        self.kept.put((identity.reach, *request.asked), kept)
        return kept


class _Collector:
    """Holds back a response that may be kept until it is complete; passes on any other."""

    def __init__(
        self, send: Send, state: dict[str, Any], max_body: int, is_known: asyncio.Event
    ) -> None:
        self.state = state
        self.start: Message | None = None
        self.parts: list[bytes] = []
        self.is_complete = False
        self._send = send
        self._left = max_body
        self._is_known = is_known

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and self._may_be_kept(message):
            self.start = message
            return
        if self.start is None:
            # The client may take long to read what is not kept: nobody waits for that.
            self._is_known.set()
            await self._send(message)
            return
        part = message.get("body", b"")
        self.parts.append(part)
        self.is_complete = not message.get("more_body", False)
        self._left -= len(part)
        if self._left < 0:
            await self.pass_on()

    async def pass_on(self) -> None:
        """Send what was held back; what follows is passed on as it comes."""
        start, self.start = self.start, None
        self._is_known.set()
        if start is not None:
            body, more = joined(self.parts), not self.is_complete
            await self._send(start)
            await self._send({"type": "http.response.body", "body": body, "more_body": more})

    def _may_be_kept(self, start: Message) -> bool:
        if start["status"] not in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}:
            return False
        names = {name for name, _ in start["headers"]}
        return names >= _REQUIRED and "dependencies" in self.state


def _can_answer(kept: KeptResponse, request: RequestKey, present: Present) -> bool:
    """Return whether there is a body, or the client has it already, at the positions it names."""
    least, sources = request.min_position, kept.dependencies.sources
    if least is not None and not present.has_reached(least, sources):
        return False
    if kept.body is not None:
        return True
    return bool(_known_tag(kept, request))


def _known_tag(kept: KeptResponse, request: RequestKey) -> str | None:
    named = request.if_none_match
    return matching_tag(named.decode("latin-1"), kept.tag) if named else None


def _representation(kept: KeptResponse, request: RequestKey) -> tuple[int, Headers, bytes]:
    """Return the status, the headers and the body with which a kept response is sent."""
    known = _known_tag(kept, request)
    if known is not None:
        return 304, kept.headers_of_304(known), b""
    if request.accepts_gzip and kept.compressed is not None:
        return 200, kept.gzip_headers, kept.compressed
    return 200, kept.headers, kept.body or b""


async def _compress(kept: KeptResponse) -> None:
    if len(kept.body or b"") <= _COMPRESSED_IN_LOOP:
        kept.compress()
    else:
        await asyncio.to_thread(kept.compress)


def _with_vary(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    return name, value + b", Accept-Encoding" if name == b"vary" else value


def _sender(exchange: _Exchange) -> Send:
    """Return a function that sends messages, to a HEAD request without their bodies."""
    if exchange.scope["method"] != "HEAD":
        return exchange.send

    async def send_without_body(message: Message) -> None:
        await exchange.send({**message, "body": b""} if "body" in message else message)

    return send_without_body


async def _respond(exchange: _Exchange, kept: KeptResponse, own: Headers) -> int:
    """Send a kept response with the headers of this request; return its status."""
    status, headers, body = _representation(kept, exchange.request)
    start = {"type": "http.response.start", "status": status, "headers": [*headers, *own]}
    await exchange.send(start)
    shown = b"" if exchange.scope["method"] == "HEAD" else body
    await exchange.send({"type": "http.response.body", "body": shown})
    return status

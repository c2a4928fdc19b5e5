"""Metrics, one JSON log line per request, and security headers."""

import json
import logging
import random
import time
from asyncio import CancelledError
from collections.abc import Callable
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.platform.http.cors import OPEN_TO_ALL, is_open
from app.platform.http.rate_limits import Allowance
from app.platform.http.request_log import RequestLog
from app.platform.route_template import route_template

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS = [
    (b"content-security-policy", CONTENT_SECURITY_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
]
METHODS_THAT_READ = {"GET", "HEAD"}
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
_EXPOSED = (
    b"access-control-expose-headers",
    b"ETag, Link, RateLimit, RateLimit-Policy, Registry-Position, Registry-Total, Request-Id, "
    b"Retry-After",
)


OnFailure = Callable[[Scope, BaseException], ASGIApp]
"""Return the response to a request after an unhandled exception."""


class Metrics:
    """Counts and durations of requests by route template, for one application."""

    def __init__(self) -> None:
        """Create the metrics in a registry of their own."""
        self.registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self.requests = Counter(
            "registry_requests",
            "Requests by method, route and status.",
            labels,
            registry=self.registry,
        )
        self.seconds = Histogram(
            "registry_request_seconds", "Time from request to response.", ("method", "route"),
            registry=self.registry,
        )  # fmt: skip
        answers = Counter(
            "registry_response_cache",
            "Reads that the response cache answered (hit) or passed on (miss).",
            ("result",),
            registry=self.registry,
        )
        self._hits, self._misses = answers.labels("hit"), answers.labels("miss")
        self.cache_bytes = Gauge(
            "registry_response_cache_bytes", "Memory of the kept responses.", registry=self.registry
        )
        self._of_route: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a response, with the labels that were made for the first one of its kind."""
        found = self._of_route.get((method, route, status))
        if found is None:
            found = self.requests.labels(method, route, status), self.seconds.labels(method, route)
            self._of_route[method, route, status] = found
        requests, durations = found
        requests.inc()
        durations.observe(seconds)

    def count_kept(self, route: str, status: int, seconds: float) -> None:
        """Count a response from the cache."""
        self.count("GET", route, status, seconds)
        self._hits.inc()

    def count_first(self) -> None:
        """Count a read that the cache could not answer."""
        self._misses.inc()


class ObservabilityMiddleware:
    """ASGI middleware: request ids, metrics, log lines, and a response to unhandled exceptions."""

    def __init__(
        self, app: ASGIApp, metrics: Metrics, log: RequestLog, on_failure: OnFailure
    ) -> None:
        """Wrap an application; `on_failure` makes the response to an unhandled exception."""
        self._app = app
        self._metrics = metrics
        self._log = log
        self._on_failure = on_failure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request with a new request id, then count and log it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        request_id = new_request_id()
        status = 0
        scope.setdefault("state", {})["request_id"] = request_id

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                added = [*_HEADERS, (b"request-id", request_id.encode()), *_cors(scope)]
                message["headers"] = [*message["headers"], *added]
                message["headers"] += _allowance(scope, message)
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        except (Exception, CancelledError) as failure:
            if status:
                raise
            await self._on_failure(scope, failure)(scope, receive, send_with_headers)
        finally:
            self._record(scope, request_id, status, time.perf_counter() - begun)

    def _record(self, scope: Scope, request_id: str, status: int, seconds: float) -> None:
        route = route_template(scope)
        method = scope["method"] if scope["method"] in METHODS else "other"
        self._metrics.count(method, route, status, seconds)
        self._log.add(request_id, method, route, status, seconds)


def new_request_id() -> str:
    """Return 32 hexadecimal digits that no other request has."""
    return f"{random.getrandbits(128):032x}"


class HeadAsGetMiddleware:
    """ASGI middleware that answers HEAD like GET without the body (RFC 9110, section 9.3.2)."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle HEAD as GET, and send the headers only."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def send_without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET"}, receive, send_without_body)


def _cors(scope: Scope) -> list[tuple[bytes, bytes]]:
    """Return the CORS headers of a response that pages of any origin may read."""
    return [OPEN_TO_ALL, _EXPOSED] if is_open(scope) else []


def _allowance(scope: Scope, message: Message) -> list[tuple[bytes, bytes]]:
    """Return the rate-limit headers that the response does not already have."""
    allowance: Allowance | None = scope["state"].get("allowance")
    present = {name.lower() for name, _ in message["headers"]}
    return [pair for pair in (allowance.headers() if allowance else ()) if pair[0] not in present]


class JsonFormatter(logging.Formatter):
    """A log formatter that writes one JSON object per line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a log record as one line of JSON; of a lot of requests, the line of each."""
        lines: list[str] | None = getattr(record, "lines", None)
        if lines is not None:
            return "\n".join(lines)
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if (request_id := getattr(record, "request_id", None)) is not None:
            line["request_id"] = request_id
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "app.platform.http.observability.JsonFormatter"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "json",
            "stream": "ext://sys.stderr",
        }
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"uvicorn.access": {"handlers": [], "propagate": False}},
}

"""What operators see: metrics, one JSON line per request, and headers that browsers obey."""

import json
import logging
import time
import uuid
from collections.abc import MutableMapping
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("app.requests")

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
_OPEN_TO_ALL = (b"access-control-allow-origin", b"*")
_EXPOSED = (b"access-control-expose-headers", b"ETag, Link, Registry-Position, Request-Id")


class Metrics:
    """Counts and times of requests by route template, kept per application."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self.requests = Counter(
            "registry_requests", "Requests answered.", labels, registry=self.registry
        )
        self.seconds = Histogram(
            "registry_request_seconds", "Time to answer.", ("method", "route"),
            registry=self.registry,
        )  # fmt: skip


class Observed:
    """Pure ASGI middleware: measures, logs, names each request, and adds the safety headers."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        request_id = uuid.uuid4().hex
        status = 500

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [
                    *message["headers"],
                    *_HEADERS,
                    (b"request-id", request_id.encode()),
                    *([_OPEN_TO_ALL, _EXPOSED] if scope["method"] == "GET" else []),
                ]
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        finally:
            seconds = time.perf_counter() - begun
            route = route_template(scope)
            self._metrics.requests.labels(scope["method"], route, status).inc()
            self._metrics.seconds.labels(scope["method"], route).observe(seconds)
            log.info(
                "request",
                extra={
                    "request_id": request_id,
                    "method": scope["method"],
                    "route": route,
                    "status": status,
                    "milliseconds": round(seconds * 1000, 1),
                },
            )


def route_template(scope: MutableMapping[str, Any]) -> str:
    """The path with its parameters unfilled, so that one route is one label."""
    context = scope.get("fastapi", {}).get("effective_route_context")
    return str(getattr(context, "path", None) or getattr(scope.get("route"), "path", "unmatched"))


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    _KNOWN = ("request_id", "method", "route", "status", "milliseconds")

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **{name: getattr(record, name) for name in self._KNOWN if hasattr(record, name)},
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "app.kit.observe.JsonLines"}},
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

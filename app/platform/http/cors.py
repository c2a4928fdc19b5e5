"""Cross-origin requests: pages of any origin may read, and simulate, without cookies."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

SIMULATIONS = "/v1/simulations/"
"""The paths whose POST writes nothing."""

OPEN_TO_ALL = (b"access-control-allow-origin", b"*")
_ALLOWED_HEADERS = b"X-API-Key, Authorization, If-None-Match, Content-Type, Registry-Min-Position"


def is_open(scope: Scope) -> bool:
    """Return whether pages of any origin may read the response to a request."""
    is_simulation = scope["method"] == "POST" and scope["path"].startswith(SIMULATIONS)
    return scope["method"] in {"GET", "HEAD"} or is_simulation


class PreflightMiddleware:
    """ASGI middleware that answers what a browser asks before a request of another origin."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a preflight request; pass every other one on."""
        if scope["type"] != "http" or not _is_preflight(scope):
            await self._app(scope, receive, send)
            return
        methods = b"POST" if scope["path"].startswith(SIMULATIONS) else b"GET, HEAD"
        headers = [
            OPEN_TO_ALL,
            (b"access-control-allow-methods", methods),
            (b"access-control-allow-headers", _ALLOWED_HEADERS),
            (b"access-control-max-age", b"86400"),
            (b"vary", b"Access-Control-Request-Method, Access-Control-Request-Headers"),
        ]
        await send({"type": "http.response.start", "status": 204, "headers": headers})
        await send({"type": "http.response.body", "body": b""})


def _is_preflight(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    return (
        scope["method"] == "OPTIONS"
        and "origin" in headers
        and "access-control-request-method" in headers
    )

"""Limits on the address and the headers of a request."""

from starlette.types import ASGIApp, Receive, Scope, Send

from app.platform.problems.problem import Problem, respond

MAX_ADDRESS_BYTES = 2**15
"""The maximum size of path and query together."""

MAX_PARAMETERS = 500

MAX_HEADER_BYTES = 2**15
"""The maximum size of all headers of a request together."""

MAX_HEADERS = 100


class HeaderLimits:
    """ASGI middleware that rejects requests with too long or too many headers or parameters."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or respond with the problem."""
        problem = _problem(scope) if scope["type"] == "http" else None
        app = self._app if problem is None else respond(problem, scope)
        await app(scope, receive, send)


def _problem(scope: Scope) -> Problem | None:
    query, headers = scope["query_string"], scope["headers"]
    address = len(scope.get("raw_path") or scope["path"]) + len(query)
    if address > MAX_ADDRESS_BYTES or query.count(b"&") >= MAX_PARAMETERS:
        detail = (
            f"path and query have {address:,} bytes and {query.count(b'&') + 1} parameters; "
            f"at most {MAX_ADDRESS_BYTES:,} bytes and {MAX_PARAMETERS} parameters are allowed"
        )
        return Problem("address-too-long", detail)
    total = sum(len(name) + len(value) for name, value in headers)
    if total > MAX_HEADER_BYTES or len(headers) > MAX_HEADERS:
        detail = (
            f"{len(headers)} headers of {total:,} bytes; "
            f"at most {MAX_HEADERS} headers of {MAX_HEADER_BYTES:,} bytes together are allowed"
        )
        return Problem("headers-too-large", detail)
    return None

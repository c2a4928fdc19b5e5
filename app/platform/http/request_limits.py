"""Heads of requests are small, or the requests are refused before anything reads them."""

from starlette.types import ASGIApp, Receive, Scope, Send

from app.platform.problems.problem import Problem, respond

LONGEST_ADDRESS = 2**15
"""How long path and query may be together, in bytes."""

MOST_PARAMETERS = 500

LARGEST_HEADERS = 2**15
"""How long all headers of a request may be together, in bytes."""

MOST_HEADERS = 100


class HeaderLimits:
    """Pure ASGI middleware: refuses floods of headers and of parameters."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        problem = _problem(scope) if scope["type"] == "http" else None
        app = self._app if problem is None else respond(problem, scope)
        await app(scope, receive, send)


def _problem(scope: Scope) -> Problem | None:
    query, headers = scope["query_string"], scope["headers"]
    address = len(scope.get("raw_path") or scope["path"]) + len(query)
    if address > LONGEST_ADDRESS or query.count(b"&") >= MOST_PARAMETERS:
        detail = f"at most {LONGEST_ADDRESS:,} bytes, and at most {MOST_PARAMETERS} parameters"
        return Problem("address-too-long", detail)
    total = sum(len(name) + len(value) for name, value in headers)
    if total > LARGEST_HEADERS or len(headers) > MOST_HEADERS:
        detail = f"at most {MOST_HEADERS} headers of {LARGEST_HEADERS:,} bytes together"
        return Problem("headers-too-large", detail)
    return None

"""Heads of requests are small, or the requests are refused before anything reads them."""

from starlette.types import ASGIApp, Receive, Scope, Send

from app.kit.problems import Problem, respond

MOST_HEADERS = 100
LARGEST_HEADERS = 2**15
"""How long all headers of a request may be together, in bytes."""


class SmallHeads:
    """Pure ASGI middleware: refuses floods of headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._app if scope["type"] != "http" or _is_small(scope) else _refuse
        await app(scope, receive, send)


def _is_small(scope: Scope) -> bool:
    headers = scope["headers"]
    if len(headers) > MOST_HEADERS:
        return False
    return sum(len(name) + len(value) for name, value in headers) <= LARGEST_HEADERS


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    detail = f"at most {MOST_HEADERS} headers of {LARGEST_HEADERS:,} bytes together"
    problem = Problem("headers-too-large", detail, headers={"Connection": "close"})
    await respond(problem, scope["path"])(scope, receive, send)

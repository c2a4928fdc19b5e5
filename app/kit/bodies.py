"""Bodies are small and JSON, or they are refused before anything reads them."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.kit.problems import Problem, respond

LARGEST = 2**20
"""The most that a body may hold, in bytes."""

_WITH_BODY = {"POST", "PUT", "PATCH"}


class SmallJsonBodies:
    """Pure ASGI middleware: reads a body whole, up to a limit, and hands it on in one piece."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in _WITH_BODY:
            await self._app(scope, receive, send)
            return
        body = await _read(receive)
        if body is None:
            await _refuse("too-large", f"a body of at most {LARGEST:,} bytes", scope, send)
            return
        media_type = Headers(scope=scope).get("content-type", "").partition(";")[0].strip()
        if body and media_type != "application/json":
            detail = "a body of Content-Type application/json"
            await _refuse("unsupported-media-type", detail, scope, send)
            return

        handed_on = False

        async def receive_whole() -> Message:
            nonlocal handed_on
            if handed_on:
                return await receive()
            handed_on = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, receive_whole, send)


async def _refuse(code: str, detail: str, scope: Scope, send: Send) -> None:
    response = respond(Problem(code, detail), scope["path"])
    await send({"type": "http.response.start", "status": response.status_code,
                "headers": response.raw_headers})  # fmt: skip
    await send({"type": "http.response.body", "body": response.body})


async def _read(receive: Receive) -> bytes | None:
    """The body, or None if it is too large; no more than the limit is ever kept."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > LARGEST:
            return None
        if not message.get("more_body"):
            return bytes(body)

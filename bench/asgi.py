"""Requests to an application in this process, without a network and without a client library."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

from starlette.types import ASGIApp, Message


class Caller:
    """Sends JSON to an application, one request after the other."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        """Create a caller with these headers, such as an API key."""
        self._app = app
        self._headers = {"content-type": "application/json", **headers}
        self._runner = asyncio.Runner()

    def post(self, path: str, document: Any) -> Any:
        """Send a document, and return the answer. Raises RuntimeError if it is refused."""
        body = json.dumps(document).encode()
        sent = request(self._app, "POST", path, self._headers, body)
        status, answer = self._runner.run(sent)
        if status >= 400:
            raise RuntimeError(f"POST {path}: {status} {answer[:500]!r}")
        return json.loads(answer)


async def request(
    app: ASGIApp, method: str, target: str, headers: Mapping[str, str], body: bytes = b""
) -> tuple[int, bytes]:
    """Send one request; return the status and the body of the response."""
    status, answer = 0, bytearray()
    is_sent, ended = False, asyncio.Event()

    async def receive() -> Message:
        nonlocal is_sent
        if is_sent:
            await ended.wait()
            return {"type": "http.disconnect"}
        is_sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status
        status = message.get("status", status)
        answer.extend(message.get("body", b""))

    length = {"content-length": str(len(body))} if body else {}
    try:
        await app(_scope(method, target, {**headers, **length}), receive, send)
    finally:
        ended.set()
    return status, bytes(answer)


def _scope(method: str, target: str, headers: Mapping[str, str]) -> dict[str, Any]:
    path, _, query = target.partition("?")
    sent = {"host": "bench", "accept": "*/*", **headers}
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.lower().encode(), value.encode()) for name, value in sent.items()],
        "client": ("127.0.0.1", 1),
        "server": ("bench", 80),
        "state": {},
    }

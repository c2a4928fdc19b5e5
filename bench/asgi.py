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
        self._headers = [(k.lower().encode(), v.encode()) for k, v in headers.items()]
        self._runner = asyncio.Runner()

    def post(self, path: str, document: Any) -> Any:
        """Send a document, and return the answer. Raises RuntimeError if it is refused."""
        body = json.dumps(document).encode()
        status, answer = self._runner.run(self._post(path, body))
        if status >= 400:
            raise RuntimeError(f"POST {path}: {status} {answer[:500]!r}")
        return json.loads(answer)

    async def _post(self, path: str, body: bytes) -> tuple[int, bytes]:
        sent: list[Message] = []
        parts = iter([{"type": "http.request", "body": body}])

        async def receive() -> Message:
            return next(parts, {"type": "http.disconnect"})

        async def send(message: Message) -> None:
            sent.append(message)

        await self._app(self._scope(path, body), receive, send)
        return sent[0]["status"], b"".join(part.get("body", b"") for part in sent[1:])

    def _scope(self, path: str, body: bytes) -> dict[str, Any]:
        own = [
            (b"host", b"bench"),
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
        ]
        return {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "POST",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "root_path": "",
            "headers": [*own, *self._headers],
            "client": ("127.0.0.1", 1),
            "server": ("bench", 80),
        }

"""Clients over HTTP, many at once: a thread and a connection each, and nothing in between."""

import http.client
import json
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

Result = TypeVar("Result")

# The service closes what has been idle for five seconds.
_IDLE = 2.0
_PATIENCE = 60.0


class Unanswered(Exception):
    """The connection ended before there was a whole answer: nobody knows what has happened."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the service said."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def said(self) -> Any:
        return json.loads(self.body)

    @property
    def code(self) -> str:
        """The code of a problem, for a failing comparison to show."""
        return str(self.said["code"])


@dataclass(slots=True)
class Client:
    """One caller with a connection of its own, which it opens anew when that is needed."""

    port: int
    headers: Mapping[str, str] = field(default_factory=dict)
    patience: float = _PATIENCE
    _line: http.client.HTTPConnection | None = None
    _used: float = 0.0

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, None, **headers)

    def post(self, path: str, body: Any, **headers: str) -> Answer:
        return self.ask("POST", path, body, **headers)

    def put(self, path: str, body: Any, **headers: str) -> Answer:
        return self.ask("PUT", path, body, **headers)

    def ask(self, method: str, path: str, body: Any, **headers: str) -> Answer:
        """Ask once; headers are named as keywords are, `if_match`."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        content = None if body is None else json.dumps(body).encode()
        json_ = {} if content is None else {"content-type": "application/json"}
        try:
            return self._exchange(method, path, content, {**json_, **self.headers, **named})
        except (OSError, http.client.HTTPException) as broken:
            self.hang_up()
            raise Unanswered(repr(broken)) from broken

    def _exchange(
        self, method: str, path: str, content: bytes | None, headers: Mapping[str, str]
    ) -> Answer:
        if self._line is None or time.monotonic() - self._used > _IDLE:
            self.hang_up()
            self._line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.patience)
        self._line.request(method, path, content, dict(headers))
        response = self._line.getresponse()
        told = {name.lower(): value for name, value in response.getheaders()}
        answer = Answer(response.status, told, response.read())
        self._used = time.monotonic()
        return answer

    def hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line = None

    def __del__(self) -> None:
        self.hang_up()


def at_once(callers: Sequence[Client], ask: Callable[[Client, int], Result]) -> list[Result]:
    """What each of many callers is told, who all ask at the same moment."""
    together = threading.Barrier(len(callers))

    def wait_and_ask(client: Client, n: int) -> Result:
        together.wait()
        return ask(client, n)

    with ThreadPoolExecutor(len(callers)) as pool:
        return list(pool.map(wait_and_ask, callers, range(len(callers))))

"""A receiver of events: a real HTTP server whose responses each test chooses."""

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Respond = Callable[["Request"], int | str]
"""Chooses the response to a request: a status, or a fault such as `cut`, `slow` or `drip`."""


@dataclass(frozen=True, slots=True)
class Request:
    """A received request."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def payload(self) -> Any:
        return json.loads(self.body)

    @property
    def position(self) -> int:
        """Position of the entry in the event."""
        return int(self.payload["data"]["position"])


@dataclass
class Receiver:
    """Port, received requests, and those answered with 2xx."""

    port: int
    respond: Respond = lambda _: 204
    requests: list[Request] = field(default_factory=list)
    accepted: list[Request] = field(default_factory=list)
    response_headers: dict[str, str] = field(default_factory=dict)
    closing: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    def answer(self, request: Request) -> int | str:
        """Record a request and return how to respond; requests are handled one at a time."""
        with self.lock:
            self.requests.append(request)
            behaviour = self.respond(request)
            if isinstance(behaviour, int) and 200 <= behaviour < 300:
                self.accepted.append(request)
        return behaviour

    def positions(self) -> list[int]:
        """Return the accepted positions in order, without repetitions."""
        return list(dict.fromkeys(item.position for item in self.accepted))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    receiver: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        behaviour = self.receiver.answer(Request(self.path, headers, body))
        self.close_connection = True
        if isinstance(behaviour, int):
            self._answer(behaviour)
        elif behaviour == "drip":
            self._drip()
        elif behaviour == "endless":
            self._drip(b"Content-Length: 999999999\r\n\r\n", b"x" * 1024)
        elif behaviour == "garbage":
            self.wfile.write(b"\x00\x01 what?\r\n\r\n")
        elif behaviour == "slow":
            self.receiver.closing.wait(30)

    def _answer(self, status: int) -> None:
        self.send_response(status)
        for name, value in self.receiver.response_headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _drip(self, head: bytes = b"", chunk: bytes = b"x") -> None:
        """Send a response in small chunks that never ends."""
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\n" + head)
            while not self.receiver.closing.wait(0.02):
                self.wfile.write(chunk)
                self.wfile.flush()
        except OSError:
            return

    def log_message(self, *_: Any) -> None:
        """Write no access log."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore connections reset by a killed worker."""


@contextmanager
def run_receiver(
    respond: Respond = lambda _: 204, *, tls: ssl.SSLContext | None = None
) -> Iterator[Receiver]:
    """Run a receiver until the block ends."""
    handler = type("Handler", (_Handler,), {})
    server = _Server(("127.0.0.1", 0), handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    receiver = Receiver(server.server_address[1], respond)
    handler.receiver = receiver  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield receiver
    finally:
        receiver.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def wait_until(condition: Callable[[], bool], seconds: float = 30) -> None:
    """Poll a condition; fail after a number of seconds."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "the condition did not become true in time"
        time.sleep(0.02)

"""A receiver of events: a real server, which does to each request whatever it is told to."""

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Say = Callable[["Request"], int | str]
"""What to do with a request: the status to answer with, or `cut`, `slow`, `drip` and so on."""


@dataclass(frozen=True, slots=True)
class Request:
    """What arrived."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def said(self) -> Any:
        return json.loads(self.body)

    @property
    def position(self) -> int:
        """The position of the entry that it is about."""
        return int(self.said["data"]["position"])


@dataclass
class Receiver:
    """Where it listens, what arrived there, and what it took."""

    port: int
    say: Say = lambda _: 204
    arrived: list[Request] = field(default_factory=list)
    taken: list[Request] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    over: threading.Event = field(default_factory=threading.Event)
    turn: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    def answer(self, request: Request) -> int | str:
        """Note what arrived, and whether it is taken; one at a time, so that order is certain."""
        with self.turn:
            self.arrived.append(request)
            what = self.say(request)
            if isinstance(what, int) and 200 <= what < 300:
                self.taken.append(request)
        return what

    def positions(self) -> list[int]:
        """The entries that were taken, in order, each once."""
        return list(dict.fromkeys(one.position for one in self.taken))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    receiver: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        what = self.receiver.answer(Request(self.path, headers, body))
        self.close_connection = True
        if isinstance(what, int):
            self._answer(what)
        elif what == "drip":
            self._drip()
        elif what == "endless":
            self._drip(b"Content-Length: 999999999\r\n\r\n", b"x" * 1024)
        elif what == "garbage":
            self.wfile.write(b"\x00\x01 what?\r\n\r\n")
        elif what == "slow":
            self.receiver.over.wait(30)

    def _answer(self, status: int) -> None:
        self.send_response(status)
        for name, value in self.receiver.answers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _drip(self, head: bytes = b"", piece: bytes = b"x") -> None:
        """An answer that comes piece by piece, and never whole."""
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\n" + head)
            while not self.receiver.over.wait(0.02):
                self.wfile.write(piece)
                self.wfile.flush()
        except OSError:
            return

    def log_message(self, *_: Any) -> None:
        """Nobody reads it."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever was killed in mid-request left."""


@contextmanager
def receiving(say: Say = lambda _: 204, *, tls: ssl.SSLContext | None = None) -> Iterator[Receiver]:
    """Receive until the block ends."""
    handler = type("Handler", (_Handler,), {})
    server = _Server(("127.0.0.1", 0), handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    receiver = Receiver(server.server_address[1], say)
    handler.receiver = receiver  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield receiver
    finally:
        receiver.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def wait_until(is_so: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until something is so."""
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)

"""The load: keep-alive connections, each asking again as soon as it has its answer.

A raw protocol on uvloop, because a client library costs more than the servers measured here.
"""

import asyncio
import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import uvloop

CONNECTIONS = 16
CLIENTS = 512
"""Addresses of clients: enough that none of them reaches the rate limit of the service."""
_PATIENCE = 60.0
_LAST_CHUNK = b"0\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Run:
    """The counts and times of one run."""

    answers: int  # all of them, those of the warm-up too
    rate: float  # answers a second
    waits: list[float]  # seconds from question to answer
    busy: float  # share of its processor that the load itself took


@dataclass(slots=True)
class _Tally:
    over: asyncio.Future[None]
    waits: list[float] = field(default_factory=list)

    def fail(self, why: str) -> None:
        if not self.over.done():
            self.over.set_exception(RuntimeError(why))


class _Connection(asyncio.Protocol):
    """One client. It reads the status and the end of each answer, and nothing else."""

    def __init__(self, tally: _Tally, requests: Iterator[bytes], status: int) -> None:
        self._tally = tally
        self._requests = requests
        self._expected = f"HTTP/1.1 {status} ".encode()
        self._head = b""
        self._left = -1  # bytes of the body still to come; -1 while the head is read
        self._tail: bytes | None = None  # the last bytes of a body sent in chunks
        self._asked = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.WriteTransport, transport)
        self._ask()

    def _ask(self) -> None:
        self._head, self._left, self._tail = b"", -1, None
        self._asked = time.perf_counter()
        self._transport.write(next(self._requests))

    def data_received(self, data: bytes) -> None:
        if self._tail is not None:
            self._tail = (self._tail + data)[-len(_LAST_CHUNK) :]
        elif self._left >= 0:
            self._left -= len(data)
        else:
            self._head += data
            end = self._head.find(b"\r\n\r\n")
            if end < 0:
                return
            if not self._head.startswith(self._expected):
                self._tally.fail(f"unexpected answer: {self._head[:200]!r}")
                return
            self._begin_body(end)
        if self._left == 0 or self._tail == _LAST_CHUNK:
            self._tally.waits.append(time.perf_counter() - self._asked)
            self._ask()

    def _begin_body(self, end: int) -> None:
        """Take the length of the body from a head that ends there, or the first chunks of it."""
        head, body = self._head[:end], self._head[end + 4 :]
        if b"\r\ntransfer-encoding: chunked" in head.lower():
            self._tail, self._left = body[-len(_LAST_CHUNK) :], -1
        else:
            self._left = _length(head) - len(body)

    def connection_lost(self, exc: Exception | None) -> None:
        self._tally.fail(f"the server hung up: {exc}")


def run(
    port: int, request: bytes, status: int, seconds: float, connections: int = CONNECTIONS
) -> Run:
    """Put load on a port of this machine for some seconds."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(_run(port, request, status, seconds, connections))


async def _run(port: int, request: bytes, status: int, seconds: float, count: int) -> Run:
    loop = asyncio.get_running_loop()
    tally = _Tally(loop.create_future())
    requests = itertools.cycle([_from(request, client) for client in range(CLIENTS)])
    connections = [
        await loop.create_connection(
            lambda: _Connection(tally, requests, status), "127.0.0.1", port
        )
        for _ in range(count)
    ]
    await _wait(tally, min(0.2, seconds / 4), count)
    warmed = len(tally.waits)
    begun, used = time.perf_counter(), time.process_time()
    await _wait(tally, seconds, warmed + 2 * count)
    lasted, used = time.perf_counter() - begun, time.process_time() - used
    tally.over.cancel()
    for transport, _ in connections:
        transport.abort()
    waits = tally.waits[warmed:]
    return Run(len(tally.waits), len(waits) / lasted, waits, used / lasted)


async def _wait(tally: _Tally, seconds: float, answers: int) -> None:
    """Let the load run for some seconds and some answers at least, or until something fails."""
    deadline = time.monotonic() + seconds + _PATIENCE
    await asyncio.wait([tally.over], timeout=seconds)
    while len(tally.waits) < answers and not tally.over.done():
        if time.monotonic() > deadline:
            tally.fail(f"{len(tally.waits)} answers in {seconds + _PATIENCE:.0f} s")
        await asyncio.wait([tally.over], timeout=seconds / 10)
    if tally.over.done():
        tally.over.result()


def request(target: str, etag: str | None) -> bytes:
    """A GET as it goes over the wire."""
    known = f"If-None-Match: {etag}\r\n" if etag else ""
    return f"GET {target} HTTP/1.1\r\nHost: bench\r\nAccept: */*\r\n{known}\r\n".encode()


def _from(request: bytes, client: int) -> bytes:
    """The request as a proxy on this machine passes it on for a client."""
    address = f"X-Forwarded-For: 10.0.{client // 256}.{client % 256}\r\n\r\n"
    return request.removesuffix(b"\r\n") + address.encode()


def _length(head: bytes) -> int:
    _, found, rest = head.lower().partition(b"\r\ncontent-length:")
    return int(rest.partition(b"\r\n")[0]) if found else 0

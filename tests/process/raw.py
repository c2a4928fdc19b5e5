"""Clients who speak HTTP byte by byte, as slowly as they like."""

import asyncio
import socket
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress

from tests.support.service import Service

HEADS, BODIES, READERS = 100, 100, 50
PAUSE = 0.5  # seconds between two drops
QUESTION = "/v1/contracts?limit=5"
LARGE = "/v1/cover?limit=2000&explain=true"
MEBIBYTE = 2**20
TRIES = 3


@asynccontextmanager
async def slow_clients(service: Service) -> AsyncIterator[None]:
    """Those who take their answer in sips, drip heads and drip bodies, once all are at it.

    The readers come first: their large answers take seconds to make, and a head must not.
    """
    head = b"GET /v1/scopes HTTP/1.1\r\nHost: registry\r\n"
    say = b"POST /v1/sources HTTP/1.1\r\nHost: registry\r\nContent-Type: application/json\r\n"
    at_it = asyncio.Semaphore(0)
    readers = [sip(service, LARGE, at_it) for _ in range(READERS)]
    writers = [
        *(drip(service, head, b"X: 1\r\n", at_it) for _ in range(HEADS)),
        *(drip(service, say + b"Content-Length: 1000\r\n\r\n", b" ", at_it) for _ in range(BODIES)),
    ]
    tasks: list[asyncio.Task[None]] = []
    for clients in (readers, writers):
        tasks += [asyncio.create_task(client) for client in clients]
        for _ in clients:
            await asyncio.wait_for(at_it.acquire(), 60)
    yield
    assert [task for task in tasks if task.done()] == []
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)


async def drip(service: Service, begun: bytes, drop: bytes, at_it: asyncio.Semaphore) -> None:
    _, writer = await asyncio.open_connection(*where(service))
    with closing(writer):
        writer.write(begun)
        at_it.release()
        while True:
            await asyncio.sleep(PAUSE)
            writer.write(drop)
            await writer.drain()


async def sip(service: Service, path: str, at_it: asyncio.Semaphore) -> None:
    narrow = socket.socket()
    narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    narrow.setblocking(False)
    await asyncio.get_running_loop().sock_connect(narrow, where(service))
    reader, writer = await asyncio.open_connection(sock=narrow, limit=1024)
    with closing(writer):
        writer.write(get(path))
        assert await reader.readline() == b"HTTP/1.1 200 OK\r\n"
        at_it.release()
        while True:
            await asyncio.sleep(PAUSE)
            await reader.read(1024)


async def median_seconds(service: Service, times: int = 100) -> float:
    """How long one who asks again and again, over one connection, waits for a good answer."""
    reader, writer = await asyncio.open_connection(*where(service))
    seconds = []
    for _ in range(times):
        begun = time.monotonic()
        writer.write(get(QUESTION))
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 30)
        assert head.startswith(b"HTTP/1.1 200 OK\r\n")
        length = next(one for one in head.split(b"\r\n") if one.startswith(b"content-length:"))
        await reader.readexactly(int(length.partition(b":")[2]))
        seconds.append(time.monotonic() - begun)
    writer.close()
    return statistics.median(seconds)


async def answer_to(service: Service, asked: bytes) -> tuple[int, str, bytes]:
    """The answer, which comes while the question is being sent or after it.

    Who closes before all of a question is read has the kernel reset the connection, and the answer
    may be lost on its way: then it is asked again.
    """
    for _ in range(TRIES - 1):
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            return await _answer_to(service, asked)
    return await _answer_to(service, asked)


async def _answer_to(service: Service, asked: bytes) -> tuple[int, str, bytes]:
    reader, writer = await asyncio.open_connection(*where(service))
    writer.write(asked)
    head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 30)).decode().lower()
    fields = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if line)
    body = await reader.readexactly(int(fields["content-length"]))
    writer.transport.abort()
    return int(head.split()[1]), fields["content-type"], body


def sent_until_cut_off(service: Service, begun: bytes) -> int:
    sent = 0
    with closing(socket.create_connection(where(service), timeout=5)) as endless:
        endless.sendall(begun)
        with suppress(ConnectionError):
            while sent < 100 * MEBIBYTE:
                sent += endless.send(b"x" * MEBIBYTE)
    return sent


def get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: registry\r\n\r\n".encode()


def where(service: Service) -> tuple[str, int]:
    host, _, port = service.address.partition(":")
    return host, int(port)

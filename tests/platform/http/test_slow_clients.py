"""Connections with slow or large heads, or with unread responses, are closed."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send
from uvicorn import Config
from uvicorn.server import ServerState

from app.platform.http.slow_clients import TimeoutHttpProtocol

ASK = b"GET / HTTP/1.1\r\nHost: registry\r\n"
SAY = b"POST / HTTP/1.1\r\nHost: registry\r\n"
CHUNKED = SAY + b"Transfer-Encoding: chunked\r\n\r\n"
WHOLE_ANSWER = 20_000_000
MANY = b"x" * 5000
LONG = 5.0  # seconds; nothing here takes as long


class Impatient(TimeoutHttpProtocol):
    """The protocol of the service with short time limits."""

    max_head_bytes = 1000
    head_seconds = 0.5
    response_seconds = 0.2


class Fair(Impatient):
    """A longer limit, because the operating system delivers a response in large pieces."""

    response_seconds = 0.6


class Roomy(Impatient):
    """A write buffer that holds whole responses, so that writing is never paused."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=10 * WHOLE_ANSWER)


@dataclass
class Line:
    """A connection to a server of its own, with the state of that server."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    state: ServerState

    async def until(self, end: bytes) -> bytes:
        return await asyncio.wait_for(self.reader.readuntil(end), LONG)

    async def rest(self) -> bytes:
        return await asyncio.wait_for(self.reader.read(), LONG)


@pytest.mark.parametrize(
    "begun",
    [b"", b"GE", ASK, ASK + b"\r\n", ASK + b"Content-Length: 1000000\r\n\r\nx"],
    ids=["nothing", "a word", "half a head", "a question", "a body nobody reads"],
)
@pytest.mark.parametrize("drop", [b"", b"\r\n", b"X: 1\r\n"], ids=["silence", "lines", "headers"])
def test_incomplete_head_is_aborted_after_the_time_limit(begun: bytes, drop: bytes) -> None:
    async def story(line: Line) -> None:
        line.writer.write(begun)
        async with asyncio.timeout(LONG):
            while line.state.connections:
                if not line.writer.is_closing():
                    line.writer.write(drop)
                await asyncio.sleep(0.05)

    tell(story)


@pytest.mark.parametrize(
    "flood",
    [b"GET /" + MANY, ASK + b"X: " + MANY, ASK + b"X: 1\r\n" * 400, ASK + b"\r\n" + ASK + MANY,
     CHUNKED + b"1\r\nx\r\n0\r\nX: " + MANY, CHUNKED + b"1;" + MANY],
    ids=["path", "header", "headers", "second question", "trailer", "chunk size"],
)  # fmt: skip
def test_incomplete_head_over_the_limit_returns_400(flood: bytes) -> None:
    async def story(line: Line) -> None:
        line.writer.write(flood[:900])
        await asyncio.sleep(0.05)
        line.writer.write(flood[900:2500])

        answers = await line.rest()

        assert b"HTTP/1.1 400 Bad Request\r\n" in answers
        assert answers.endswith(b"The head of the request is too large.")

    tell(story)


@pytest.mark.parametrize(
    ("asked", "questions"),
    [(CHUNKED + (b"%x\r\n%b\r\n" % (len(MANY), MANY)) * 100 + b"0\r\nX: 1\r\n\r\n", 1),
     (SAY + b"Content-Length: 500000\r\n\r\n" + MANY * 100, 1),
     ((ASK + b"X: " + b"x" * 900 + b"\r\n\r\n") * 20, 20)],
    ids=["chunks", "a body", "questions"],
)  # fmt: skip
@pytest.mark.parametrize("step", [700, 10**6])
def test_large_bodies_and_pipelined_requests_are_accepted(
    asked: bytes, questions: int, step: int
) -> None:
    async def story(line: Line) -> None:
        for start in range(0, len(asked), step):
            line.writer.write(asked[start : start + step])
            await asyncio.sleep(0)

        for _ in range(questions):
            assert (await line.until(b"\r\n\r\nwell")).startswith(b"HTTP/1.1 200 OK\r\n")

    tell(story)


@pytest.mark.parametrize(
    ("path", "protocol"), [(b"/whole ", Impatient), (b"/whole ", Roomy), (b"/pieces ", Impatient)]
)
def test_unread_response_is_aborted(path: bytes, protocol: type[Impatient]) -> None:
    async def story(line: Line) -> None:
        line.writer.write(ASK.replace(b"/ ", path) + b"\r\n")
        line.writer.transport.pause_reading()  # type: ignore[attr-defined]
        await asyncio.sleep(0.1)
        assert line.state.connections

        async with asyncio.timeout(LONG):
            while line.state.connections:
                await asyncio.sleep(0.05)

    tell(story, protocol)


@pytest.mark.parametrize("path", [b"/whole ", b"/pieces "])
def test_slow_reader_gets_the_whole_response(path: bytes) -> None:
    async def story(line: Line) -> None:
        line.writer.write(ASK.replace(b"/ ", path) + b"\r\n")
        taken = 0
        while taken < WHOLE_ANSWER:
            piece = await asyncio.wait_for(line.reader.read(2**20), LONG)
            assert piece, f"cut off after {taken:,}"
            taken += len(piece)
            await asyncio.sleep(0.02)
        await asyncio.sleep(2.5 * Fair.response_seconds)

        line.writer.write(ASK + b"\r\n")

        assert b"HTTP/1.1 200 OK" in await line.until(b"\r\n\r\nwell")

    tell(story, Fair, keep_alive=10)


async def answer(scope: Scope, receive: Receive, send: Send) -> None:
    """Read the body of requests other than GET."""
    while scope["method"] == "POST":
        message = await receive()
        if not message.get("more_body"):
            break
    pieces = {
        "/": [b"well"],
        "/whole": [b"x" * WHOLE_ANSWER],
        "/pieces": [b"x" * (WHOLE_ANSWER // 200)] * 200,
    }[scope["path"]]
    length = (b"content-length", str(sum(map(len, pieces))).encode())
    await send({"type": "http.response.start", "status": 200, "headers": [length]})
    for piece in pieces:
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body"})


def tell(
    story: Callable[[Line], Awaitable[None]],
    protocol: type[Impatient] = Impatient,
    keep_alive: int = 1,
) -> None:
    """Open a connection to a server of its own."""

    async def run() -> None:
        config = Config(
            answer, lifespan="off", ws="none", log_config=None, timeout_keep_alive=keep_alive
        )
        config.load()
        state = ServerState()
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: protocol(config, state, {}), "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        await asyncio.sleep(0.01)
        try:
            await story(Line(reader, writer, state))
        finally:
            writer.transport.abort()
            server.close()
            await asyncio.sleep(0.05)

    asyncio.run(run())

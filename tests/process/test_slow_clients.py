"""Clients who are slow, silent or excessive harm nobody but themselves."""

import asyncio
import json
import logging
import socket
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.vocabulary import Role
from app.platform.db.database import MAX_QUEUED_WRITERS, Database
from tests.process.raw import (
    MEBIBYTE,
    answer_to,
    get,
    median_seconds,
    sent_until_cut_off,
    slow_clients,
    where,
)
from tests.support import callers
from tests.support.service import Service, serving, serving_beside
from tests.support.settings import SETTINGS
from tests.support.templates import TemplateDatabases

BACK_AT_ONCE = 1.0  # seconds

FLOODS = {
    "200 headers": ("/v1/scopes", b"".join(b"X-%d: 1\r\n" % number for number in range(200))),
    "20,000 headers": ("/v1/scopes", b"X: 1\r\n" * 20_000),
    "a header of 64 KiB": ("/v1/scopes", b"X: " + b"x" * 2**16 + b"\r\n"),
    "10,000 times one that nobody knows": ("/v1/cover?" + "&".join(["a=1"] * 10_000), b""),
    "6,000 filters that nobody knows": (
        "/v1/cover?" + "&".join(f"a{number}=1" for number in range(6_000)),
        b"",
    ),
    "10,000 filters": ("/v1/cover?" + "&".join(["scope=x"] * 10_000), b""),
    "10,000 long filters": ("/v1/cover?" + "&".join(["authority=camden"] * 10_000), b""),
    "a path of 60,000": ("/" + "x" * 60_000, b""),
    "60,000 slashes": ("/" * 60_000, b""),
    "10,000 steps": ("/v1" + "/x" * 10_000, b""),
    "steps up": ("/v1/authorities/" + "..%2f" * 1_000 + "etc/passwd", b""),
    "10,000 NULs": ("/v1/authorities/" + "%00" * 10_000, b""),
    "no Unicode": ("/v1/authorities/" + "%ed%a0%80%ff" * 1_000, b""),
    "no ASCII": ("/v1/authorities/\udcff\udcfe", b""),
    "no path": ("http://[", b""),
    "spaces": ("/v1/authorities/a b c", b""),
    "a bad length": ("/v1/scopes", b"Content-Length: -1\r\n"),
    "two lengths": ("/v1/scopes", b"Content-Length: 1\r\nContent-Length: 2\r\n"),
}


@pytest.fixture(scope="module")
def own(sqlite: TemplateDatabases) -> Iterator[tuple[Service, Database]]:
    """A service of their own, for those who would wear out one that others use."""
    with sqlite.database("loaded", "worn") as database, serving(str(database.url)) as service:
        yield service, database


def test_others_are_answered_while_many_are_slow(own: tuple[Service, Database]) -> None:
    service, _ = own

    async def story() -> tuple[float, float]:
        quiet = await median_seconds(service)
        async with slow_clients(service):
            return quiet, await median_seconds(service)

    before = resident_mebibytes(service)
    quiet, beside = asyncio.run(story())
    grown = resident_mebibytes(service) - before

    print(f"{quiet * 1e3:.1f} ms, then {beside * 1e3:.1f} ms, {grown:+.0f} MiB")  # noqa: T201
    assert beside < 3 * quiet
    assert grown < 150  # the readers' answers, and what forty threads need to make them


@pytest.mark.parametrize("flood", FLOODS)
def test_what_is_absurd_is_refused_at_once(own: tuple[Service, Database], flood: str) -> None:
    service, _ = own
    path, headers = FLOODS[flood]
    whole = b"GET %b HTTP/1.1\r\nHost: registry\r\n%b\r\n"
    asked = whole % (path.encode(errors="surrogateescape"), headers)
    before = resident_mebibytes(service)
    begun = time.monotonic()

    status, media_type, body = asyncio.run(answer_to(service, asked))

    seconds, grown = time.monotonic() - begun, resident_mebibytes(service) - before
    print(f"{flood}: {status} in {seconds:.2f} s, {grown:+.1f} MiB")  # noqa: T201
    assert 400 <= status < 500
    assert media_type == "application/problem+json" or body.startswith((b"Invalid", b"The head"))
    assert b"xxxxxxxx" not in body.partition(b'"instance"')[0]
    assert seconds < BACK_AT_ONCE
    assert grown < 10


@pytest.mark.parametrize("begun", [b"GET /", b"GET / HTTP/1.1\r\nHost: registry\r\nX: "])
def test_what_does_not_end_is_cut_off(own: tuple[Service, Database], begun: bytes) -> None:
    service, _ = own
    before = resident_mebibytes(service)

    sent = sent_until_cut_off(service, begun)

    assert sent < 20 * MEBIBYTE  # nearly all of it in buffers of the operating system
    assert resident_mebibytes(service) - before < 10


def test_whoever_goes_away_in_the_middle_of_a_body_leaves_no_trace(
    sqlite: TemplateDatabases, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with sqlite.database("migrated", "left") as database:
        (tmp_path / "registry.db").write_bytes(Path(str(database.url.database)).read_bytes())
    half = b'POST /v1/sources HTTP/1.1\r\nHost: r\r\nContent-Length: 100\r\n\r\n{"title": '

    with serving_beside(tmp_path, SETTINGS) as service, caplog.at_level(logging.WARNING):
        for _ in range(20):
            with closing(socket.create_connection(where(service))) as gone:
                gone.sendall(half)
        assert asyncio.run(answer_to(service, get("/health/live")))[0] == 200

    assert [record.getMessage() for record in caplog.records if record.exc_info] == []


def test_readers_are_answered_while_writers_wait(own: tuple[Service, Database]) -> None:
    service, database = own
    key = callers.key(database, Role.ADMIN)
    held = sqlite3.connect(str(database.url.database), isolation_level=None)

    async def story() -> tuple[list[int], float, list[int]]:
        held.execute("BEGIN IMMEDIATE")
        asked = [
            asyncio.create_task(state(service, key, n)) for n in range(MAX_QUEUED_WRITERS + 20)
        ]
        await asyncio.sleep(1)
        seconds = await median_seconds(service, 30)
        turned_away = [task.result() for task in asked if task.done()]
        held.execute("ROLLBACK")
        return turned_away, seconds, await asyncio.gather(*asked)

    with closing(held):
        turned_away, seconds, statuses = asyncio.run(story())

    print(f"{seconds * 1e3:.1f} ms beside {MAX_QUEUED_WRITERS} writers who wait")  # noqa: T201
    assert seconds < BACK_AT_ONCE
    assert set(turned_away) == {503}
    assert sorted(set(statuses)) == [201, 503]
    assert statuses.count(201) >= MAX_QUEUED_WRITERS / 2


async def state(service: Service, key: dict[str, str], number: int) -> int:
    source = {"code": f"minutes-{number}", "title": "Minutes", "kind": "council-minutes"}
    body = json.dumps(source)
    headers = {"Host": "registry", "Content-Type": "application/json", **key,
               "Content-Length": str(len(body))}  # fmt: skip
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    asked = f"POST /v1/sources HTTP/1.1\r\n{lines}\r\n{body}"
    return (await answer_to(service, asked.encode()))[0]


def resident_mebibytes(service: Service) -> float:
    status = Path(f"/proc/{service.process}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024

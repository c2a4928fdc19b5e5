"""Look for stale answers beside writers in other processes: python -m bench.stale.

STALE_READS is the number of reads on each engine (100,000). 8 connections ask random questions as
random callers, while 4 writers in two other processes record facts and revoke keys, and the clock
of the service goes to and fro over midnight in London. An answer is stale if it is older than what
was committed before its request was sent, of a day that the clock did not show meanwhile, given to
a key that was revoked before, or other than what a service without a cache says at the same state.
"""

import asyncio
import gzip
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from multiprocessing import get_context
from typing import Any

from app.domain.vocabulary import Role
from app.ledger.streams import label
from app.platform.clock import LONDON, in_london, now
from app.platform.db.database import Database
from bench.servers import ROOT, Server, environment, free_port
from bench.stale_service import OWNERS, STREAMS, Shared, serve, write
from tests.support import callers, world
from tests.support.postgres import clone, postgres

CONNECTIONS = 8
KEYS = 60
_PROCESSES = get_context("spawn")
_FORMATS = ("", "format=csv", "format=ndjson")
_POSITION = re.compile(r"(?:^|, )(?:([a-z-]+)=)?(\d+)")
_NOTE = re.compile(rb"shown to \[([a-z:-]+)\] only")
_COUNTED = (
    "reads",
    "answered from memory",
    "compared",
    "facts recorded meanwhile",
    "keys revoked",
    "with revoked keys",
)
_WRONG = (
    "stale",
    "of another caller",
    "of another day",
    "answered to a revoked key",
    "not as without a cache",
    "refused",
)
_TODAY = "/v1/cover/dependence"
_PATHS = (
    "/v1/authorities",
    "/v1/authorities/camden",
    "/v1/claims",
    "/v1/contracts",
    "/v1/contracts/c-1",
    "/v1/sources",
    "/v1/changes/head",
    "/v1/changes?limit=20",
    _TODAY,
)


@dataclass(frozen=True, slots=True)
class Asker:
    """A caller: what it sends, and the streams that it may read."""

    headers: str
    streams: tuple[str, ...]
    key: int | None = None


@dataclass(slots=True)
class Tally:
    """The numbers of questions and of wrong answers, with details of the first wrong ones."""

    counts: Counter[str] = field(default_factory=Counter)
    bodies: dict[tuple[str, ...], str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    days: list[date] = field(default_factory=list)
    """The days that the clock of the service showed, one after the other."""

    def fail(self, kind: str, detail: str) -> None:
        self.counts[kind] += 1
        if len(self.wrong) < 10:
            self.wrong.append(f"{kind}: {detail}")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in full."""

    status: int
    headers: dict[str, str]
    body: bytes


class Reader:
    """One connection that asks random questions."""

    def __init__(self, ports: tuple[int, int], shared: Shared, askers: list[Asker], tally: Tally,
                 seed: int) -> None:  # fmt: skip
        self._ports = ports
        self._shared = shared
        self._askers = askers
        self._tally = tally
        self._rng = random.Random(seed)
        self._tags: dict[str, str] = {}
        self._open: dict[int, Any] = {}

    async def run(self, reads: int) -> None:
        for _ in range(reads):
            await self._ask_one()
        for _, writer in self._open.values():
            writer.close()

    async def _ask_one(self) -> None:
        rng, shared = self._rng, self._shared
        asker, target = rng.choice(self._askers), self._target()
        method = "HEAD" if rng.random() < 0.05 else "GET"
        encoding = "Accept-Encoding: gzip\r\n" if rng.random() < 0.5 else ""
        known = self._tags.get(target) if rng.random() < 0.3 else None
        tag = f"If-None-Match: {known}\r\n" if known else ""
        least, moves = shared.positions[:], len(self._tally.days)
        was_revoked = asker.key is not None and shared.revoked[asker.key] == 1
        port = self._ports[rng.random() < 0.1]
        answer = await self._send(port, f"{method} {target}", asker.headers + encoding + tag)
        days = {*self._tally.days[moves - 1 :]}
        self._tally.counts["reads"] += 1
        if was_revoked or answer.status == 401:
            self._check_revoked(asker, answer, was_revoked=was_revoked)
            return
        if answer.status not in {200, 304}:
            self._tally.fail("refused", f"{target} {answer.status} {answer.body[:200]!r}")
            return
        self._tags[target] = answer.headers["etag"]
        self._check(asker, target, answer, least, days, is_whole=method == "GET")

    def _target(self) -> str:
        path = self._rng.choice(_PATHS)
        more = [self._rng.choice(_FORMATS)] if "head" not in path and path != _TODAY else []
        if path == "/v1/authorities":
            more.append(f"limit={self._rng.choice((1, 5, 50))}")
        query = "&".join(part for part in more if part)
        return f"{path}{'&' if '?' in path else '?'}{query}" if query else path

    def _check_revoked(self, asker: Asker, answer: Answer, *, was_revoked: bool) -> None:
        """Check that a revoked key is refused, and no other."""
        self._tally.counts["with revoked keys"] += 1
        if was_revoked and answer.status != 401:
            self._tally.fail("answered to a revoked key", str(answer.status))
        if asker.key is None:
            self._tally.fail("refused", "a caller whose key is good")

    def _check(
        self, asker: Asker, target: str, answer: Answer, least: list[int], days: set[date], *,
        is_whole: bool,
    ) -> None:  # fmt: skip
        shown = {name or "public": int(n)
                 for name, n in _POSITION.findall(answer.headers["registry-position"])}  # fmt: skip
        for stream, position in zip(STREAMS, least, strict=True):
            if stream in asker.streams and shown.get(label(stream), 0) < position:
                self._tally.fail("stale", f"{target} {shown} after {position} of {stream}")
        if shown.keys() - {label(stream) for stream in asker.streams}:
            self._tally.fail("of another caller", f"{target} {shown}")
        if answer.status != 200 or not is_whole:
            return
        body = _unpacked(answer)
        if {note.decode() for note in _NOTE.findall(body)} - {*asker.streams}:
            self._tally.fail("of another caller", target)
        if target == _TODAY and date.fromisoformat(json.loads(body)["on"]) not in days:
            self._tally.fail("of another day", f"{target} {days}")
        self._compare((target, *asker.streams), answer, body)

    def _compare(self, asked: tuple[str, ...], answer: Answer, body: bytes) -> None:
        """Compare with every other answer at the same state, and count the answers."""
        state = answer.headers["etag"].replace("-gzip", ""), answer.headers["registry-position"]
        digest = hashlib.sha256(body).hexdigest()
        if self._tally.bodies.setdefault((*asked, *state), digest) != digest:
            self._tally.fail("not as without a cache", asked[0])
        self._tally.counts["compared"] += 1

    async def _send(self, port: int, line: str, headers: str) -> Answer:
        if port not in self._open:
            self._open[port] = await asyncio.open_connection("127.0.0.1", port)
        reader, writer = self._open[port]
        writer.write(f"{line} HTTP/1.1\r\nHost: stale\r\n{headers}\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        pairs = (row.partition(":") for row in head[1:] if row)
        found = {name.lower(): value.strip() for name, _, value in pairs}
        status = int(head[0].split()[1])
        is_empty = line.startswith("HEAD") or status == 304
        length = 0 if is_empty else int(found.get("content-length", 0))
        return Answer(status, found, await reader.readexactly(length))


def _unpacked(answer: Answer) -> bytes:
    if answer.headers.get("content-encoding") != "gzip":
        return answer.body
    return gzip.decompress(answer.body)


async def _move_clock(shared: Shared, tally: Tally) -> None:
    """Set the clock of the service before and after the next midnight in London, by turns."""
    rng = random.Random(3)
    tomorrow = in_london(now()).date() + timedelta(1)
    midnight = datetime.combine(tomorrow, datetime.min.time(), LONDON)
    while True:
        # Both days count from before the change on; a minute is longer than any pause.
        is_before = rng.random() < 0.5
        tally.days.append(midnight.date() - timedelta(is_before))
        shared.seconds.value = (midnight - now()).total_seconds() + (-60 if is_before else 0.001)
        await asyncio.sleep(rng.uniform(0.05, 0.5))


async def _read(ports: tuple[int, int], shared: Shared, askers: list[Asker], reads: int) -> Tally:
    tally = Tally()
    clock = asyncio.create_task(_move_clock(shared, tally))
    await asyncio.sleep(0.1)
    while not shared.positions[0]:
        await asyncio.sleep(0.1)
    readers = [Reader(ports, shared, askers, tally, seed) for seed in range(CONNECTIONS)]
    await asyncio.gather(*(reader.run(reads // CONNECTIONS) for reader in readers))
    clock.cancel()
    return tally


def find_stale(url: str, reads: int) -> Tally:
    """Ask a service on a migrated database without facts, and return the tally."""
    database = Database(url)
    with database.write_session() as session:
        for owner in OWNERS:
            world.authority(session, owner)
        world.contract(session)
    askers, keys = _askers(database)
    shared = Shared(
        _PROCESSES.Array("q", len(STREAMS)),
        _PROCESSES.Array("b", KEYS),
        _PROCESSES.Value("d", 0.0),
        _PROCESSES.Value("b", 0),
    )
    with _processes(url, shared, keys) as ports:
        tally = asyncio.run(_read(ports, shared, askers, reads))
        metrics = Server("service", ports[0], 0).ask("/metrics").body.decode()
    hits = re.search(r'registry_response_cache_total\{result="hit"\} (\d+)', metrics)
    tally.counts["answered from memory"] = int(hits[1]) if hits else 0
    tally.counts["facts recorded meanwhile"] = sum(shared.positions[:])
    tally.counts["keys revoked"] = sum(shared.revoked[:])
    database.dispose()
    return tally


def _askers(database: Database) -> tuple[list[Asker], list[str]]:
    keys = [callers.key(database, Role.READER, name=f"r-{n}", audited=True) for n in range(KEYS)]
    partners = ("public", "partners")
    revocable = [Asker(_header(key), partners, place) for place, key in enumerate(keys)]
    owners = [
        Asker(_header(callers.key(database, Role.EDITOR, owner)), (*partners, f"owner:{owner}"))
        for owner in OWNERS
    ]
    auditor = Asker(_header(callers.key(database, Role.AUDITOR)), STREAMS)
    anonymous = Asker("", ("public",))
    often = [anonymous, *owners, auditor, *revocable[:1]] * (KEYS // 4)
    return [*often, *revocable], [key["X-API-Key"].split("_")[1] for key in keys]


def _header(key: dict[str, str]) -> str:
    return "".join(f"{name}: {value}\r\n" for name, value in key.items())


@contextmanager
def _processes(url: str, shared: Shared, keys: list[str]) -> Iterator[tuple[int, int]]:
    """Start the service, another without a cache, and the writers; give the ports."""
    ports = free_port(), free_port()
    services = [
        _PROCESSES.Process(target=serve, args=(url, port, shared, cache_mib), daemon=True)
        for port, cache_mib in zip(ports, (64, 0), strict=True)
    ]
    writers = [
        _PROCESSES.Process(target=write, args=(url, shared, keys, seed), daemon=True)
        for seed in range(2)
    ]
    for service in services:
        service.start()
    try:
        for port in ports:
            _wait_for(port)
        for writer in writers:
            writer.start()
        yield ports
    finally:
        shared.is_over.value = 1
        for process in (*writers, *services):
            if process in services:
                process.terminate()
            if process.pid is not None:
                process.join(timeout=30)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            Server("service", port, 0).ask("/health/live")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the service did not start")


@contextmanager
def _databases() -> Iterator[dict[str, str]]:
    """Both engines, migrated and without facts."""
    with tempfile.TemporaryDirectory() as folder, postgres() as admin:
        urls = {
            "sqlite": f"sqlite:///{folder}/registry.db",
            "postgresql": clone(admin, "template0", "stale"),
        }
        for url in urls.values():
            command = [sys.executable, "-m", "app", "migrate"]
            subprocess.run(command, cwd=ROOT, env=environment(url), check=True)
        yield urls


def main() -> None:
    """Print the tally of each engine; end with status 1 if any answer was wrong."""
    reads = int(os.environ.get("STALE_READS", "100000"))
    failed = False
    with _databases() as urls:
        for name, url in urls.items():
            begun = time.perf_counter()
            tally = find_stale(url, reads)
            print(f"{name}, {time.perf_counter() - begun:.0f} s:")
            for kind in (*_COUNTED, *_WRONG):
                print(f"  {kind:<28}{tally.counts[kind]:>10,}")
            for line in tally.wrong:
                print(f"  {line}")
            failed = failed or any(tally.counts[kind] for kind in _WRONG)
    sys.exit(failed)


if __name__ == "__main__":
    main()

"""Concurrent writers and followers of the feed, in threads of this process."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeAlias

from sqlalchemy.orm import Session

from app.ledger.as_of import AsOf
from app.ledger.entries import entry_hash
from app.ledger.models import Change, StreamHead
from app.ledger.moments import resolve_moment
from app.ledger.queries import get_head, list_changes
from app.ledger.schemas import ChangeQuery, FactQuery, HeadQuery
from app.ledger.streams import PUBLIC
from app.platform.db.database import Database
from tests.support import world
from tests.support.feed import Link, faults

Acknowledged: TypeAlias = dict[int, str]
"""The hashes of the entries that somebody was told had been written, by position."""

Write: TypeAlias = Callable[[Database, int, int], Acknowledged]


def race(
    database: Database, write: Write, *, writers: int = 4, pollers: int = 2, commits: int = 50
) -> list[list[str]]:
    """What each poller finds wrong with the feed while each writer commits so many entries."""
    with database.read_session() as session:
        head = get_head(session, HeadQuery(), newest(session))
    begun, is_over = Link(head.position, "", head.hash), threading.Event()
    with ThreadPoolExecutor(writers + pollers) as pool:
        polls = [pool.submit(follow, database, begun, is_over, seed) for seed in range(pollers)]
        writes = [pool.submit(write, database, writer, commits) for writer in range(writers)]
        try:
            written = {place: hash_ for item in writes for place, hash_ in item.result().items()}
        finally:
            is_over.set()
        assert len(written) == writers * commits
        return [list(faults(begun, poll.result(), written)) for poll in polls]


def newest(session: Session) -> AsOf:
    """Return the newest moment of the public stream."""
    query = FactQuery()
    return resolve_moment(session, query, None, [PUBLIC], now=world.NOW, today=world.NOW.date())


def follow(database: Database, head: Link, is_over: threading.Event, seed: int) -> list[Link]:
    """Read on from a head until nothing comes after everybody has stopped writing."""
    read, rng = [head], Random(seed)
    while True:
        was_over = is_over.is_set()
        query = ChangeQuery(after=read[-1].position, after_hash=read[-1].hash, limit=200)
        with database.read_session() as session:
            page = list_changes(session, query, newest(session)).items
        read += [Link(item.position, item.previous, item.hash) for item in page]
        if was_over and not page:
            return read[1:]
        is_over.wait(rng.uniform(0, 0.05))


def write(database: Database, writer: int, commits: int) -> Acknowledged:
    """Record providers through the registry's own commands, now and then after a pause."""
    rng, acknowledged = Random(writer), {}
    for n in range(commits):
        time.sleep(rng.uniform(0, 0.01))
        with database.write_session() as session:
            fact = world.provider(session, f"p-{writer}-{n}")
            entry = session.get_one(Change, (PUBLIC, fact.position))
            written = (entry.position, entry.hash)
        acknowledged[written[0]] = written[1]
    return acknowledged


@dataclass
class OutOfTurn:
    """Writers that take their position early, as from a sequence, and commit late.

    Each position is given once and the chain is unbroken, so all that is wrong is the order.
    """

    last: dict[str, Any]
    turn: threading.Lock = field(default_factory=threading.Lock)

    def write(self, database: Database, writer: int, commits: int) -> Acknowledged:
        rng, acknowledged = Random(writer), {}
        for _ in range(commits):
            entry = self._next()
            time.sleep(rng.uniform(0, 0.01))
            # Not Database.writing: that would have queued before the position was taken.
            with Session(database.writers, expire_on_commit=False) as session, session.begin():
                head = session.get_one(StreamHead, PUBLIC, with_for_update=True)
                session.add(entry)
                self._advance(head, entry)
            acknowledged[entry.position] = entry.hash
        return acknowledged

    def _next(self) -> Change:
        with self.turn:
            position = self.last["position"] + 1
            place = {"position": position, "read_at": position, "previous": self.last["hash"]}
            moment = self.last["recorded_at"] + 1
            entry = Change(**{**self.last, **place, "recorded_at": moment})
            entry.hash = entry_hash(entry)
            self.last = entry.model_dump()
            return entry

    @staticmethod
    def _advance(head: StreamHead, entry: Change) -> None:
        """Let the head name the newest of the stored entries."""
        if entry.position > head.position:
            head.position, head.hash, head.moment = entry.position, entry.hash, entry.recorded_at

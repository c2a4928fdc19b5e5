"""Concurrent writers and followers of the feed, in threads of this process."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeAlias

from sqlalchemy.orm import Session

from app.ledger.as_of import resolve_position
from app.ledger.entries import entry_hash
from app.ledger.models import PUBLIC, Change
from app.ledger.queries import get_head, list_changes
from app.ledger.schemas import ChangeQuery, FactQuery
from app.platform.db.database import Database
from tests.support import world
from tests.support.feed import Link, faults

Acknowledged: TypeAlias = dict[int, str]
"""The hashes of the entries that somebody was told had been written, by position."""

TODAY = world.NOW.date()

Write: TypeAlias = Callable[[Database, int, int], Acknowledged]


def race(
    database: Database, write: Write, *, writers: int = 4, pollers: int = 2, commits: int = 50
) -> list[list[str]]:
    """What each poller finds wrong with the feed while each writer commits so many entries."""
    with database.read_session() as session:
        head = get_head(
            session,
            FactQuery(),
            resolve_position(session, FactQuery(), None, world.NOW, TODAY),
        )
    begun, is_over = Link(head.position, "", head.hash), threading.Event()
    with ThreadPoolExecutor(writers + pollers) as pool:
        polls = [pool.submit(follow, database, begun, is_over, seed) for seed in range(pollers)]
        writes = [pool.submit(write, database, writer, commits) for writer in range(writers)]
        try:
            stated = {place: hash_ for item in writes for place, hash_ in item.result().items()}
        finally:
            is_over.set()
        assert len(stated) == writers * commits
        return [list(faults(begun, poll.result(), stated)) for poll in polls]


def follow(database: Database, head: Link, is_over: threading.Event, seed: int) -> list[Link]:
    """Read on from a head until nothing comes after everybody has stopped writing."""
    read, rng = [head], Random(seed)
    while True:
        was_over = is_over.is_set()
        query = ChangeQuery(after=read[-1].position, after_hash=read[-1].hash, limit=200)
        with database.read_session() as session:
            as_of = resolve_position(session, FactQuery(), None, world.NOW, TODAY)
            page = list_changes(session, query, as_of).items
        read += [Link(item.position, item.previous, item.hash) for item in page]
        if was_over and not page:
            return read[1:]
        is_over.wait(rng.uniform(0, 0.05))


def write(database: Database, writer: int, commits: int) -> Acknowledged:
    """State providers through the registry's own commands, now and then after a pause."""
    rng, acknowledged = Random(writer), {}
    for n in range(commits):
        time.sleep(rng.uniform(0, 0.01))
        with database.write_session() as session:
            fact = world.provider(session, f"p-{writer}-{n}")
            entry = session.get_one(Change, (PUBLIC, fact.from_at))
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
                session.add(entry)
            acknowledged[entry.position] = entry.hash
        return acknowledged

    def _next(self) -> Change:
        with self.turn:
            place = {"position": self.last["position"] + 1, "previous": self.last["hash"]}
            entry = Change(**{**self.last, **place})
            entry.hash = entry_hash(entry)
            self.last = entry.model_dump()
            return entry

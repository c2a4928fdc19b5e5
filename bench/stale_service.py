"""The processes beside the readers: the service with a clock at midnight, and the writers."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from multiprocessing.sharedctypes import Synchronized, SynchronizedArray
from threading import Event, Thread
from typing import Any

import uvicorn
from sqlalchemy.orm import Session

from app.auth.audit import Attempt, add_audit_entry
from app.auth.commands import revoke_api_key
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.ledger.moments import read_heads
from app.main import create_app
from app.platform.clock import Clock, now
from app.platform.db.database import Database
from app.settings import Settings
from tests.support import world

OWNERS = ("camden", "islington")
STREAMS = ("public", "partners", *(f"owner:{code}" for code in OWNERS))
WRITERS_IN_A_PROCESS = 2
_SHORT_SECONDS, _LONG_SECONDS = 0.05, 3.0
"""The longest pauses between two commits: short ones try races, in long ones answers are kept."""
_OPERATOR = Caller("stale", Role.ADMIN)


@dataclass(frozen=True, slots=True)
class Shared:
    """Memory of all processes: what is committed, and what the clock of the service shows."""

    positions: "SynchronizedArray[int]"
    """By stream, the last position that was committed for certain."""
    revoked: "SynchronizedArray[int]"
    """By key, 1 once its revocation was committed for certain."""
    seconds: "Synchronized[float]"
    """The seconds by which the clock of the service is ahead of the real one."""
    is_over: "Synchronized[int]"

    def read(self) -> datetime:
        """Return the moment that the clock of the service shows."""
        return now() + timedelta(seconds=self.seconds.value)


def serve(url: str, port: int, shared: Shared, cache_mib: int) -> None:
    """Serve a database, with the response cache or without, until the process is ended."""
    settings = Settings(_env_file=None, rate_limit="", response_cache_mib=cache_mib)
    app = create_app(settings, Database(url), Clock(now=shared.read))
    uvicorn.run(app, port=port, log_config=None, access_log=False, timeout_keep_alive=600)


def write(url: str, shared: Shared, keys: Sequence[str], seed: int) -> None:
    """Record facts of all streams, and revoke keys, until it is over."""
    database = Database(url)
    over = Event()
    threads = [
        Thread(target=_write, args=(database, shared, keys, random.Random(seed * 100 + n), over))
        for n in range(WRITERS_IN_A_PROCESS)
    ]
    for thread in threads:
        thread.start()
    while not shared.is_over.value:
        time.sleep(0.05)
    over.set()
    for thread in threads:
        thread.join()
    database.dispose()


def _write(
    database: Database, shared: Shared, keys: Sequence[str], rng: random.Random, over: Event
) -> None:
    while not over.wait(rng.uniform(0, rng.choice((_SHORT_SECONDS, _LONG_SECONDS)))):
        revoked = _revoke(database, keys, rng) if rng.random() < 0.1 else None
        if revoked is None:
            with database.write_session() as session:
                rng.choice(_CHANGES)(session, rng)
        else:
            shared.revoked[revoked] = 1
        _publish(database, shared)


def _publish(database: Database, shared: Shared) -> None:
    with database.read_session() as session:
        heads = read_heads(session, None)
    with shared.positions.get_lock():
        for place, stream in enumerate(STREAMS):
            if stream in heads:
                reached = max(shared.positions[place], heads[stream].position)
                shared.positions[place] = reached


def _revoke(database: Database, keys: Sequence[str], rng: random.Random) -> int | None:
    place = rng.randrange(len(keys))
    with database.write_session() as session:
        content = revoke_api_key(session, keys[place], _OPERATOR.name, now())
        attempt = Attempt("stale", _OPERATOR, "revoke-key")
        status = HTTPStatus.NO_CONTENT
        add_audit_entry(session, attempt, status, now(), fact=keys[place], content=content)
    return place


def _authority(session: Session, rng: random.Random) -> None:
    code = f"council-{rng.randrange(10**9)}"
    world.authority(session, code)


def _public_claim(session: Session, rng: random.Random) -> None:
    _claim(session, rng, visibility="public", said="public")


def _partners_claim(session: Session, rng: random.Random) -> None:
    _claim(session, rng, visibility="partners", said="partners")


def _own_claim(session: Session, rng: random.Random) -> None:
    owner = rng.choice(OWNERS)
    _claim(session, rng, visibility="owner", owner=owner, said=f"owner:{owner}")


def _claim(session: Session, rng: random.Random, said: str, **audience: Any) -> None:
    value = f"2025-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    note = f"shown to [{said}] only"
    world.claim(session, value=value, note=note, **audience)


_CHANGES: tuple[Callable[[Session, random.Random], None], ...] = (
    _authority,
    _public_claim,
    _partners_claim,
    _own_claim,
)

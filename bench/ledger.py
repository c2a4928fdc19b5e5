"""Measure the ledger: python -m bench.ledger (BENCH_CONTRACTS: contracts before the measuring).

Prints statements and milliseconds of processor for one award and for a batch of 1,000, facts a
second, entries a second of verify, and bytes a fact, on both engines.
"""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import event, func, select, text

from app.api.wiring import CATALOGUE
from app.ledger.models import Change
from app.ledger.recording import record
from app.ledger.verification.chain import verify
from app.platform.db import migrations
from app.platform.db.database import Database
from app.registry.contracts.facts import AWARD
from app.registry.contracts.schemas import AwardIn
from bench.registry import LEAVES, record_registry
from tests.support import world
from tests.support.postgres import clone, postgres

CONTRACTS = int(os.environ.get("BENCH_CONTRACTS", "400"))
SINGLE, BATCH = 20, 1_000
_OWN = [f"borough-{n}" for n in range(40)]
"""Authorities without any other award."""


def main() -> None:
    """Measure both engines, one after the other."""
    with tempfile.TemporaryDirectory() as folder, postgres() as admin:
        for url in (f"sqlite:///{folder}/registry.db", clone(admin, "template0", "ledger")):
            database = Database(url)
            migrations.upgrade(database)
            _measure(database, Path(folder) / "registry.db")
            database.dispose()


def _measure(database: Database, file: Path) -> None:
    name = database.url.get_backend_name()
    record_registry(database, CONTRACTS)
    with database.write_session() as session:
        for code in _OWN:
            world.authority(session, code)
    awards = _awards()
    with counted(database) as alone:
        for reference, body in awards[:SINGLE]:
            _record(database, [(reference, body)])
    with counted(database) as together:
        _record(database, awards[SINGLE : SINGLE + BATCH])
    with database.read_session() as session:
        entries = session.scalar(select(func.count()).select_from(Change)) or 0
        began = time.process_time()
        sound = verify(session, CATALOGUE).is_sound
        seconds = time.process_time() - began
        size = _bytes(session, file)
    _say(f"{name}: {CONTRACTS} contracts, {entries:,} entries, sound: {sound}")
    _say(f"  one award: {alone['statements'] / SINGLE:.0f} statements, "
         f"{1_000 * alone['seconds'] / SINGLE:.1f} ms")  # fmt: skip
    rate = BATCH / together["seconds"]
    _say(f"  batch of {BATCH:,}: {together['statements']} statements, "
         f"{1_000 * together['seconds']:.0f} ms, {rate:,.0f} facts/s")  # fmt: skip
    _say(f"  verify: {entries / seconds:,.0f} entries/s; {size / entries:,.0f} bytes an entry")


def _awards() -> list[tuple[str, AwardIn]]:
    """Return awards that no contract of the registry has."""
    rng = Random(11)
    chosen = rng.sample(
        [(n, authority, leaf) for n in range(CONTRACTS) for authority in _OWN
         for leaf in LEAVES[:6]],
        SINGLE + 3 * BATCH,
    )  # fmt: skip
    seen: set[tuple[int, str, str]] = set()
    found = []
    for n, authority, leaf in chosen:
        if (n, authority, leaf) in seen:
            continue
        seen.add((n, authority, leaf))
        body = {**world.STATED, "authority": authority, "scope": leaf, "level": "partial"}
        found.append((f"c-{n}", AwardIn.model_validate(body)))
    return found


def _record(database: Database, awards: list[tuple[str, AwardIn]]) -> None:
    with database.write_session() as session, world.commanding(session) as ctx:
        for reference, body in awards:
            record(ctx, AWARD, body, contract=reference)


@contextmanager
def counted(database: Database) -> Iterator[dict[str, Any]]:
    """Count statements and seconds of processor of writers."""
    found: dict[str, Any] = {"statements": 0}

    def count(*_: Any) -> None:
        found["statements"] += 1

    event.listen(database.writers, "before_cursor_execute", count)
    began = time.process_time()
    yield found
    found["seconds"] = time.process_time() - began
    event.remove(database.writers, "before_cursor_execute", count)


def _bytes(session: Any, file: Path) -> int:
    if session.connection().dialect.name == "sqlite":
        return file.stat().st_size
    size: int = session.scalar(text("SELECT pg_database_size(current_database())"))
    return size


def _say(line: str) -> None:
    print(line)


if __name__ == "__main__":
    main()

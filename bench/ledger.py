"""Measure the ledger: python -m bench.ledger (BENCH_CONTRACTS: contracts before the measuring).

Prints statements and milliseconds of processor for one award and for a batch of 1,000 facts, each
as a whole request in this process, facts a second, entries a second of verify on the clock and by
processor, and bytes an entry, on both engines. BENCH_ENGINES names one of them.
"""

import logging
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import event, func, select, text

from app.cli.second_process import second_process
from app.cli.verify import verified
from app.domain.vocabulary import Role
from app.ledger.models import Change
from app.main import create_app
from app.platform.db import migrations
from app.platform.db.database import Database
from app.platform.garbage import start_collector
from app.settings import Settings
from bench.asgi import Caller
from bench.registry import LEAVES, PROVIDERS, record_registry
from tests.support import callers, world
from tests.support.postgres import clone, postgres

CONTRACTS = int(os.environ.get("BENCH_CONTRACTS", "400"))
ENGINES = os.environ.get("BENCH_ENGINES", "sqlite postgresql").split()
SINGLE, BATCHES, BATCH = 60, 3, 1_000
_OWN = [f"borough-{n}" for n in range(40)]
"""Authorities without any other award."""


def main() -> None:
    """Measure both engines, one after the other."""
    logging.disable()
    start_collector()
    with tempfile.TemporaryDirectory() as folder, postgres() as admin:
        file = Path(folder) / "registry.db"
        for name in ENGINES:
            url = f"sqlite:///{file}" if name == "sqlite" else clone(admin, "template0", "ledger")
            database = Database(url)
            migrations.upgrade(database)
            _measure(database, file)
            database.dispose()


def _measure(database: Database, file: Path) -> None:
    record_registry(database, CONTRACTS)
    with database.write_session() as session:
        for code in _OWN:
            world.authority(session, code)
    key = callers.key(database, Role.EDITOR, *_OWN, name="bench")
    caller = Caller(create_app(Settings(rate_limit=""), database), key)
    awards, items = _awards(), _items()
    alone = [_cost(database, caller, *next(awards)) for _ in range(SINGLE)]
    together = [
        _cost(database, caller, "/v1/batches", {"facts": [*islice(items, BATCH)]})
        for _ in range(BATCHES)
    ]
    _say(f"{database.url.get_backend_name()}: {CONTRACTS} contracts")
    statements, seconds = (statistics.median(values) for values in zip(*alone, strict=True))
    _say(f"  one award: {statements:.0f} statements, {1_000 * seconds:.1f} ms")
    statements, seconds = (statistics.median(values) for values in zip(*together, strict=True))
    _say(f"  batch of {BATCH:,}: {statements:.0f} statements, {1_000 * seconds:.0f} ms, "
         f"{BATCH / seconds:,.0f} facts/s")  # fmt: skip
    _measure_verify(database, file)


def _measure_verify(database: Database, file: Path) -> None:
    with database.read_session() as session:
        entries = session.scalar(select(func.count()).select_from(Change)) or 0
        size = _bytes(session, file)
    database.dispose()
    url = database.url.render_as_string(hide_password=False)
    processor, began = _processor(), time.perf_counter()
    with second_process(Settings(DATABASE_URL=url)) as other:
        sound = verified(database, other=other).ledger.is_sound
    wall, processor = time.perf_counter() - began, _processor() - processor
    _say(f"  verify: {entries:,} entries, sound: {sound}, {entries / wall:,.0f} entries/s, "
         f"{entries / processor:,.0f} a second of processor; "
         f"{size / entries:,.0f} bytes an entry")  # fmt: skip


def _processor() -> float:
    """Return the seconds of processor of this process and of those that it has ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _cost(database: Database, caller: Caller, path: str, document: Any) -> tuple[int, float]:
    """Return the statements of a request to the writers, and its seconds of processor."""
    with counted(database) as found:
        caller.post(path, document)
    return found["statements"], found["seconds"]


def _awards() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the paths and bodies of awards of contracts that are known."""
    rng = Random(11)
    for n, authority in enumerate(rng.choices(_OWN, k=SINGLE)):
        yield f"/v1/contracts/c-{n % CONTRACTS}/awards", _award(authority, rng.choice(LEAVES))


def _items() -> Iterator[dict[str, Any]]:
    """Yield the items of batches: new contracts, each with three awards."""
    rng = Random(12)
    for n in range(BATCHES * BATCH):
        reference, authority = f"more-{n}", rng.choice(_OWN)
        named = {"reference": reference, "title": f"Contract {n}", "buyers": [authority]}
        body = {**_CONTRACT, **named, "provider": rng.choice(PROVIDERS)}
        yield {"operation": "record_contract", "body": body}
        for leaf in rng.sample(LEAVES, 3):
            yield {
                "operation": "record_award",
                "parameters": {"reference": reference},
                "body": _award(authority, leaf),
            }


_CONTRACT = {
    **world.STATED, **world.AGREED, "kind": "competed", "purpose": "lasting", "regime": "pa-2023",
}  # fmt: skip


def _award(authority: str, leaf: str) -> dict[str, Any]:
    return {**world.STATED, "authority": authority, "scope": leaf, "level": "partial"}


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

"""A copy that is taken while many write is a registry of its own, whole up to some moment."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.platform.db.database import Database
from tests.proofs.cluster import Cluster
from tests.proofs.store import Store
from tests.proofs.writers import Writer, await_, contracts_of, writing
from tests.support.postgres import binaries

pytestmark = pytest.mark.crash

COPIES = 2 if "CRASH_KILLS" in os.environ else 10
WRITERS, STATEMENTS = 4, 20
# As docs/how-to/verify-the-ledger.md says.
_COPY_FILE = (
    "import sqlite3, sys; sqlite3.connect(sys.argv[1]).backup(sqlite3.connect(sys.argv[2]))"
)

Say = Callable[[str], None]


def test_a_copy_taken_while_many_write_is_whole(
    store: Store, request: pytest.FixtureRequest, tmp_path: Path, say: Say
) -> None:
    is_file = store.database.url.get_backend_name() == "sqlite"
    cluster: Cluster | None = None if is_file else request.getfixturevalue("cluster")
    writers = [Writer(store.client(), contracts_of(f"copied-{n}")) for n in range(WRITERS)]
    took, found = list[float](), dict[int, str]()

    with writing(writers):
        for n in range(COPIES):
            await_(writers, STATEMENTS)
            before, began = store.entries(), time.monotonic()
            url = (
                restored(cluster, f"copy-{n}") if cluster else copied(store.file, tmp_path / f"{n}")
            )
            took.append(time.monotonic() - began)
            copy = replace(store, database=Database(url))
            found = copy.entries()
            copy.verify()
            copy.database.dispose()

            assert before.items() <= found.items() <= store.entries().items()
            assert list(found) == list(range(1, len(found) + 1))

    say(
        f"{COPIES} copies of up to {len(found):,} entries while {WRITERS} wrote, at most "
        f"{max(took):.1f} s each: whole up to a moment, and sound"
    )


def copied(file: Path, to: Path) -> str:
    """Where SQLite has made a copy of a file that is in use."""
    subprocess.run([sys.executable, "-c", _COPY_FILE, str(file), str(to)], check=True)
    return f"sqlite:///{to}"


def restored(cluster: Cluster, name: str) -> str:
    """Where PostgreSQL's own tools have restored what they had dumped."""
    where = ["-h", str(cluster.folder), "-U", "postgres"]
    dump = subprocess.run(
        [f"{binaries()}/pg_dump", "-Fc", *where, "registry"], check=True, capture_output=True
    ).stdout
    subprocess.run([f"{binaries()}/createdb", *where, name], check=True)
    restore = [f"{binaries()}/pg_restore", "--exit-on-error", *where, "-d", name]
    subprocess.run(restore, input=dump, check=True)
    return cluster.url(name)

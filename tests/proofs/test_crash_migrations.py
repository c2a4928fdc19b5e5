"""A migration that is killed: each step whole or not at all, no row lost, and it can go on.

CRASH_KILLS shortens it.
"""

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import inspect, select, text
from sqlmodel import col

from app.api.wiring import CATALOGUE
from app.ledger.models import Change
from app.ledger.verification.chain import verify
from app.platform.db import migrations
from app.platform.db.database import Database
from tests.migrations.made_up import add_migrations
from tests.migrations.shapes import Shape, shape
from tests.migrations.test_migrations import REVISIONS
from tests.proofs.fleet import furnish, url_of
from tests.proofs.service import ROOT, until
from tests.support.templates import BLANK, TemplateDatabases

pytestmark = pytest.mark.crash

KILLS = max(int(os.environ.get("CRASH_KILLS", "200")) // 5, 3)
NOTHING = "nothing"
"""The revision of a database without a schema."""

Say = Callable[[str], None]

# The verb of the application, after its imports and with the scripts of another folder.
MIGRATE = """
import sys
from pathlib import Path

import alembic.command
from app.cli.runner import main
from app.platform.db import migrations

migrations.FOLDER = Path(sys.argv[1])
print("ready", flush=True)
sys.exit(main(["migrate"]))
"""

LATER = (
    """
    op.execute(
        "CREATE TABLE copied AS SELECT a.hash AS one, b.hash AS two, c.hash AS three"
        " FROM change a CROSS JOIN change b CROSS JOIN change c CROSS JOIN change d"
    )
    op.execute("CREATE INDEX ix_copied ON copied (three, two, one)")
    """,
    """
    op.execute("ALTER TABLE copied ADD COLUMN four VARCHAR")
    op.execute("UPDATE copied SET four = three")
    """,
    """
    with op.batch_alter_table("stream_head") as table:
        table.alter_column("hash", nullable=True)
    op.execute("CREATE INDEX ix_copied_four ON copied (four, one)")
    """,
    """
    op.execute("DELETE FROM copied WHERE one = two")
    op.execute("ALTER TABLE award ADD COLUMN made_up VARCHAR")
    """,
)
"""Migrations that fill, change, rebuild and empty tables, and take some time."""


@dataclass(frozen=True, slots=True)
class State:
    """The schema of a database, and the number of rows of each table."""

    shape: Shape
    rows: dict[str, int]


def test_baseline_that_is_killed_is_there_or_not_and_is_gone_on_with(
    databases: TemplateDatabases, say: Say
) -> None:
    kill_and_go_on(partial(databases.database, BLANK), REVISIONS, say)


def test_later_migrations_that_are_killed_are_each_whole_and_are_gone_on_with(
    databases: TemplateDatabases, say: Say, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    new = partial(databases.filled, "furnished", furnish_only)
    with new() as database:  # made before there are migrations that it does not have
        assert hashes(database)
    added = add_migrations(monkeypatch, tmp_path, *LATER)

    kill_and_go_on(new, added, say)


def kill_and_go_on(
    new: Callable[[], AbstractContextManager[Database]], revisions: Sequence[str], say: Say
) -> None:
    """Kill migrations at random times of their usual length, each on a database of its own."""
    with new() as database:
        kept, whole = hashes(database), states(database, revisions)
    with new() as database:
        usual = seconds_until(database, revisions[-1])
        assert state(database) == whole[revisions[-1]]
    rng, reached = Random(), Counter[str]()

    for _ in range(KILLS):
        with new() as database:
            kill(database, migration_of(database), after=rng.uniform(0, usual))

            revision = revision_of(database)
            reached[revision] += 1
            assert state(database) == whole[revision]
            assert not kept or hashes(database) == kept
            migrations.upgrade(database)
            assert state(database) == whole[revisions[-1]]
            assert not kept or hashes(database) == kept
            with database.read_session() as session:
                assert verify(session, CATALOGUE).is_sound

    at = ", ".join(f"{count} at {revision}" for revision, count in sorted(reached.items()))
    say(f"{KILLS} kills ({at}): each step whole, {len(kept)} entries kept and sound at the end")


def furnish_only(database: Database) -> None:
    """Record the small world of the proofs."""
    furnish(database)


def states(database: Database, revisions: Sequence[str]) -> dict[str, State]:
    """Return the states of a database before its migrations, and after each of them."""
    found = {revision_of(database): state(database)}
    for revision in revisions:
        migrations.upgrade(database, revision)
        found[revision] = state(database)
    return found


def state(database: Database) -> State:
    """Return the state of a database."""
    tables = sorted(set(inspect(database.writers).get_table_names()) - {"alembic_version"})
    with database.read_session() as session:
        counts = {name: text(f'SELECT count(*) FROM "{name}"') for name in tables}  # noqa: S608
        rows = {name: session.scalar(count) or 0 for name, count in counts.items()}
    return State(shape(database), rows)


def migration_of(database: Database) -> "subprocess.Popen[str]":
    """Start a process that is about to migrate a database."""
    migrating = subprocess.Popen(
        [sys.executable, "-c", MIGRATE, str(migrations.FOLDER)],
        cwd=ROOT,
        env={"DATABASE_URL": url_of(database), "PATH": "", "PGAPPNAME": "migrating"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert migrating.stdout is not None
    assert migrating.stdout.readline() == "ready\n"
    return migrating


def seconds_until(database: Database, revision: str) -> float:
    """Migrate a database, and return how long it took to come to a revision."""
    migrating = migration_of(database)
    seconds = until(lambda: revision_of(database) == revision, "a migration")
    migrating.communicate()
    assert migrating.returncode == 0
    return seconds


def kill(database: Database, migrating: "subprocess.Popen[str]", *, after: float) -> None:
    """Kill a migration, and wait until its server has noticed."""
    time.sleep(after)
    migrating.kill()
    migrating.communicate()
    until(lambda: not is_connected(database), "the server to notice the end of its client")


def is_connected(database: Database) -> bool:
    """Return True if a PostgreSQL server still works for a migration."""
    if database.url.get_backend_name() == "sqlite":
        return False
    working = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'migrating'"
    with database.read_session() as session:
        return bool(session.scalar(text(working)))


def revision_of(database: Database) -> str:
    """Return the revision of a database."""
    if not inspect(database.writers).has_table("alembic_version"):
        return NOTHING
    with database.read_session() as session:
        return session.scalar(text("SELECT version_num FROM alembic_version")) or NOTHING


def hashes(database: Database) -> list[str]:
    """Return the hashes of all entries, or none without a schema."""
    if revision_of(database) == NOTHING:
        return []
    with database.read_session() as session:
        in_order = select(col(Change.hash)).order_by(col(Change.stream), col(Change.position))
        return list(session.scalars(in_order))

"""A migration that is killed: each step whole or not at all, no row lost, and it can go on.

CRASH_KILLS shortens it.
"""

import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from random import Random

import pytest
from sqlalchemy import func, select, text
from tests.migrations.populated import populate_at_0010

from app.api.wiring import CATALOGUE
from app.ledger.models import Change
from app.ledger.verification.chain import verify
from app.platform.db import migrations
from app.platform.db.database import Database
from tests.migrations.shapes import Shape, shape
from tests.migrations.test_migrations import REVISIONS
from tests.proofs.fleet import url_of
from tests.proofs.service import ROOT, until
from tests.support.templates import BLANK, TemplateDatabases

pytestmark = pytest.mark.crash

KILLS = max(int(os.environ.get("CRASH_KILLS", "200")) // 5, 1)
RELEASED = "released-at-0010"

Say = Callable[[str], None]


def test_a_migration_that_is_killed_leaves_each_step_whole_and_is_gone_on_with(
    databases: TemplateDatabases, say: Say
) -> None:
    with databases.database(BLANK, RELEASED) as database:
        populate_at_0010(database)
        before = entries(database)
    databases.made.add(RELEASED)
    shapes = shapes_from_0010(databases)
    steps = list(shapes)[:-1]
    rng, reached = Random(), Counter[str]()

    for _ in range(KILLS):
        with databases.database(RELEASED) as database:
            kill(database, at=rng.choice(steps), after=rng.uniform(0, 0.05))

            reached[revision_of(database)] += 1
            assert shape(database) == shapes[revision_of(database)]
            assert entries(database) == before
            migrations.upgrade(database)
            with database.read_session() as session:
                assert verify(session, CATALOGUE).is_sound
            assert entries(database) == before

    at = ", ".join(f"{count} at {revision}" for revision, count in sorted(reached.items()))
    say(f"{KILLS} kills ({at}): each step whole, {before} entries kept and sound at head")


def shapes_from_0010(databases: TemplateDatabases) -> dict[str, Shape]:
    """What the database looks like after each migration from the release on."""
    shapes = {}
    with databases.database(RELEASED) as database:
        for revision in REVISIONS[REVISIONS.index("0010") :]:
            migrations.upgrade(database, revision)
            shapes[revision] = shape(database)
    return shapes


def kill(database: Database, *, at: str, after: float) -> None:
    """Begin to migrate, and kill that so long after it has come to a revision."""
    environment = {"DATABASE_URL": url_of(database), "PATH": ""}
    migrating = subprocess.Popen(
        [sys.executable, "-m", "app", "migrate"], cwd=ROOT, env=environment
    )
    until(lambda: revision_of(database) >= at or migrating.poll() is not None, "a migration")
    time.sleep(after)
    migrating.kill()
    migrating.wait()


def revision_of(database: Database) -> str:
    with database.read_session() as session:
        return str(session.scalar(text("SELECT version_num FROM alembic_version")))


def entries(database: Database) -> int:
    """How many entries the ledger has."""
    with database.read_session() as session:
        return session.scalar(select(func.count()).select_from(Change)) or 0

"""A database of either engine that keeps what it acknowledges."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import select
from sqlmodel import col

from app.ledger.models import Change
from app.ledger.streams import PUBLIC
from app.platform.db import migrations
from app.platform.db.database import WRITER_LOCK_ID, Database
from tests.proofs.cluster import Cluster
from tests.proofs.fleet import furnish, url_of
from tests.proofs.service import ROOT, Service
from tests.support.clients import Client


@dataclass(frozen=True, slots=True)
class Store:
    """A database with a small world in it, the headers of an admin there, and one service."""

    database: Database
    admin: dict[str, str]
    service: Service

    def serve(self) -> None:
        """Have it served, if the service was stopped."""
        if not self.service.is_running:
            self.service.start()
        self.service.until_ready()

    @property
    def file(self) -> Path:
        """Where it is kept, if it is kept in a file."""
        return Path(str(self.database.url.database))

    def client(self, patience: float = 60) -> Client:
        """An admin."""
        return Client(self.service.port, self.admin, patience)

    def entries(self, after: int = 0) -> dict[int, str]:
        """What the public stream holds after a position: each place, and its hash."""
        with self.database.read_session() as session:
            rows = session.scalars(
                select(Change)
                .where(col(Change.stream) == PUBLIC, col(Change.position) > after)
                .order_by(col(Change.position))
            )
            return {entry.position: entry.hash for entry in rows}

    def verify(self) -> str:
        """What the operator's command says of it."""
        ran = subprocess.run(
            [sys.executable, "-m", "app", "verify"],
            cwd=ROOT,
            env={"DATABASE_URL": url_of(self.database), "PATH": ""},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout.strip()


@contextmanager
def sqlite_store(folder: Path, logs: Path, **how: Any) -> Iterator[Store]:
    """A file, and a service for it."""
    with _served(f"sqlite:///{folder}/registry.db", logs, **how) as store:
        yield store


@contextmanager
def postgresql_store(cluster: Cluster, logs: Path) -> Iterator[Store]:
    """A database of a server of our own, and a service for it."""
    name = sql.Identifier("registry")
    with cluster.connect() as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
        admin.execute(sql.SQL("CREATE DATABASE {}").format(name))
    with _served(cluster.url("registry"), logs) as store:
        yield store


@contextmanager
def _served(url: str, logs: Path, **how: Any) -> Iterator[Store]:
    database = Database(url)
    migrations.upgrade(database)
    store = Store(database, furnish(database), Service(url, logs / "service.log", **how))
    try:
        yield store
    finally:
        store.service.stop()
        database.dispose()


@contextmanager
def queue_held(store: Store) -> Iterator[None]:
    """Stand at the head of the queue of writers, so that every statement waits meanwhile."""
    url = store.database.url
    if url.get_backend_name() == "sqlite":
        with closing(sqlite3.connect(str(url.database), isolation_level=None)) as held:
            held.execute("BEGIN IMMEDIATE")
            yield
            held.execute("ROLLBACK")
    else:
        plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as waited_for:
            waited_for.execute("SELECT pg_advisory_lock(%s)", [WRITER_LOCK_ID])
            yield

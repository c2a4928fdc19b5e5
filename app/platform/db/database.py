"""Sessions: reads see one snapshot and cannot write, writers queue."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url, text
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.orm import Session

from app.platform.fair_lock import FairLock

WRITER_QUEUE = 7_301_965  # any number, as long as every writer of this database uses the same

# Whoever waits holds a thread, and readers need threads too.
LONGEST_QUEUE = 64

# Seconds to wait for a connection, and again for the turn to write: callers give up after thirty.
PATIENCE = 10

CONNECTIONS = 15

# A failed statement is logged with its trace: without what it was to store, hashes for instance.
_QUIET: dict[str, Any] = {"hide_parameters": True}

_LOST = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR}


class Database:
    """One store, opened twice: for reading only, and for writing in a queue."""

    def __init__(self, url: str | URL) -> None:
        self.url = _with_driver(make_url(url))
        self._dialect = _DIALECTS[self.url.get_backend_name()]()
        self._readers = self._dialect.reading_engine(self.url)
        self._writers = self._dialect.writing_engine(self.url)
        self._turns = FairLock(LONGEST_QUEUE, PATIENCE)

    @contextmanager
    def read_session(self) -> Iterator[Session]:
        """Read from one snapshot. The database itself refuses any write."""
        with Session(self._readers) as session, session.begin():
            yield session

    @contextmanager
    def write_session(self) -> Iterator[Session]:
        """Write in one transaction, alone: kept whole if nothing raises, dropped whole otherwise.

        Writers queue. A registry has few writers and many readers, and a queue means that rules
        are checked against facts that cannot move, and that changes appear in the order of their
        positions.
        """
        with (
            self._turns.held(),
            Session(self._writers, expire_on_commit=False) as session,
            session.begin(),
        ):
            self._dialect.acquire_writer_lock(session)
            yield session

    def dispose(self) -> None:
        """Close every connection."""
        self._readers.dispose()
        self._writers.dispose()

    @property
    def writers(self) -> Engine:
        """The engine that migrations use."""
        return self._writers


class _Sqlite:
    """SQLite: WAL for readers beside a writer, durable commits, transactions begun by us.

    The driver's own habit of beginning late loses updates without an error, so it is switched off.
    """

    def reading_engine(self, url: URL) -> Engine:
        return self._engine(url, begin="BEGIN", query_only=True)

    def writing_engine(self, url: URL) -> Engine:
        return self._engine(url, begin="BEGIN IMMEDIATE", query_only=False)

    def acquire_writer_lock(self, session: Session) -> None:
        """BEGIN IMMEDIATE has already queued this writer."""

    def _engine(self, url: URL, *, begin: str, query_only: bool) -> Engine:
        pool = {"pool_size": CONNECTIONS, "max_overflow": 0, "pool_timeout": PATIENCE}
        pool = {} if _is_in_memory(url) else pool
        engine = create_engine(url, connect_args={"timeout": PATIENCE}, **_QUIET, **pool)

        @event.listens_for(engine, "connect")
        def configure(connection: sqlite3.Connection, _: Any) -> None:
            connection.isolation_level = None
            connection.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA query_only = {'ON' if query_only else 'OFF'}")

        @event.listens_for(engine, "begin")
        def begin_transaction(connection: Any) -> None:
            connection.exec_driver_sql(begin)

        @event.listens_for(engine, "handle_error")
        def open_anew(failure: ExceptionContext) -> None:
            # A file once opened for reading only stays so, whatever it may be since.
            code = getattr(failure.original_exception, "sqlite_errorcode", 0)
            failure.is_disconnect = failure.is_disconnect or code & 0xFF in _LOST

        return engine


class _Postgres:
    """PostgreSQL: snapshots that refuse writes, and one advisory lock that writers queue for."""

    def reading_engine(self, url: URL) -> Engine:
        return self._engine(
            url,
            "-c default_transaction_read_only=on "
            "-c default_transaction_isolation=repeatable\\ read",
        )

    def writing_engine(self, url: URL) -> Engine:
        # Whoever vanishes in mid-transaction must not keep the queue from moving on.
        return self._engine(
            url, f"-c lock_timeout={PATIENCE}s -c idle_in_transaction_session_timeout=30s"
        )

    def _engine(self, url: URL, options: str) -> Engine:
        # A server that is gone without a word is noticed, too.
        patience = {
            "connect_timeout": PATIENCE,
            "tcp_user_timeout": PATIENCE * 1000,
            "keepalives_idle": PATIENCE,
            "keepalives_interval": PATIENCE // 2,
        }
        return create_engine(
            url,
            connect_args={"options": f"{options} -c timezone=UTC", **patience},
            pool_pre_ping=True,
            pool_timeout=PATIENCE,
            **_QUIET,
        )

    def acquire_writer_lock(self, session: Session) -> None:
        session.execute(text("SELECT pg_advisory_xact_lock(:queue)"), {"queue": WRITER_QUEUE})


_DIALECTS: dict[str, type[_Sqlite] | type[_Postgres]] = {
    "sqlite": _Sqlite,
    "postgresql": _Postgres,
}


def _is_in_memory(url: URL) -> bool:
    """Whether there is but one connection, because another would see another database."""
    return url.database in {None, "", ":memory:"}


def _with_driver(url: URL) -> URL:
    """Accept the spellings of PostgreSQL that hosting platforms hand out."""
    if url.drivername in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    return url

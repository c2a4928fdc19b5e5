"""Database sessions: read-only snapshots, and write transactions one at a time."""

import logging
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from importlib import import_module
from typing import Any

from pydantic_core import from_json
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.platform.db.kept_reads import KeptReads
from app.platform.db.prepared import PreparedStatements
from app.platform.db.read_session import MakeReader, ReadSessions, SqliteReader, cannot_recover
from app.platform.db.write_session import WriteSession
from app.platform.fair_lock import FairLock

log = logging.getLogger("app.database")

WRITER_LOCK_ID = 7_301_965
"""The number of the advisory lock: any, as long as all writers of a database use the same."""

MAX_QUEUED_WRITERS = 64
"""The maximum number of waiting writers: each holds a thread, and readers need threads too."""

TIMEOUT_SECONDS = 10
"""The wait for a connection, and again for the writers' lock: clients give up after thirty."""

POOL_SIZE = 15

ANALYZE_ROWS = 10_000
"""The number of inserted rows below which the statistics of the planner are left as they are."""

OPTIMIZE_ROWS = 1_000
"""The number of inserted rows from which on SQLite looks at its statistics again on close."""

# A failed statement is logged without its parameters, which may be hashes of secrets.
_NO_PARAMETERS: dict[str, Any] = {"hide_parameters": True}

# Reads JSON in a quarter of the time of the standard library.
_JSON: dict[str, Any] = {"json_deserializer": from_json}

# A read session rolls its transaction back itself.
_READS: dict[str, Any] = {"pool_reset_on_return": None}

_CACHED_STATEMENTS = 32
"""The number of statements that a connection of SQLite keeps compiled.

With the default of 128, statements with lists of many lengths took 80 MB on eight connections.
"""

_SAMPLE_ROWS = 10_000
"""The number of rows of an index that SQLite reads for its statistics."""


class Database:
    """A database with two engines: one for read-only snapshots, one for writers in a queue."""

    def __init__(self, url: str | URL) -> None:
        """Create the engines; no connection is opened yet."""
        self.url = _with_driver(make_url(url))
        self._dialect = _DIALECTS[self.url.get_backend_name()]()
        self._readers = self._dialect.reading_engine(self.url)
        self._read_sessions = ReadSessions(
            self._readers,
            self._dialect.reader(),
            reserves_one=not _is_in_memory(self.url),
        )
        self._writers = self._dialect.writing_engine(self.url)
        self._written = PreparedStatements(self._writers.dialect)
        self._writer_lock = FairLock(MAX_QUEUED_WRITERS, TIMEOUT_SECONDS)
        self._inserted = 0
        self._analyzed: int | None = None
        event.listen(self._writers, "after_cursor_execute", self._note_inserted)

    def read_session(self) -> AbstractContextManager[Session]:
        """Open a read-only transaction on one snapshot; the database rejects any write."""
        return self._read_sessions.open()

    @property
    def reads_at_once(self) -> bool:
        """Return whether a read now waits for no other process and for no other read."""
        return self._dialect.is_in_process and self._read_sessions.has_free_connection

    @property
    def kept_reads(self) -> KeptReads:
        """Return what read sessions keep for each other."""
        return self._read_sessions.kept

    @contextmanager
    def write_session(self) -> Iterator[Session]:
        """Open a write transaction; commit at the end of the block, roll back on an exception.

        Writers queue, so that rules are checked against data that no other writer changes, and
        changes become visible in the order of their positions. Raises the problem `busy`.
        """
        with self._writer_lock.held():
            with self._new_write_session() as session, session.begin():
                self._dialect.acquire_writer_lock(session)
                yield session
            self._analyze_after_growth()

    def analyze(self) -> None:
        """Compute the statistics from which the planner chooses indexes.

        Connections for reading are replaced, because SQLite reads statistics when one is opened.
        """
        with self._writers.begin() as connection:
            self._dialect.analyze(connection)
        self._read_sessions.renew()

    def dispose(self) -> None:
        """Close every connection."""
        if self._inserted >= OPTIMIZE_ROWS:
            self._dialect.optimize(self._writers)
        self._inserted, self._analyzed = 0, None
        self._read_sessions.renew()
        self._writers.dispose()

    @property
    def readers(self) -> Engine:
        """Return the engine for reading, whose statements tests and benchmarks count."""
        return self._readers

    @property
    def writers(self) -> Engine:
        """Return the engine for writing, which migrations use."""
        return self._writers

    def _new_write_session(self) -> WriteSession:
        reader = self._dialect.reader()
        return WriteSession(self._writers, self._written, reader, self._count_inserted)

    def _note_inserted(self, *execution: Any) -> None:
        _, cursor, _, _, context, _ = execution
        if context is not None and context.isinsert:
            self._count_inserted(max(cursor.rowcount, 0))

    def _count_inserted(self, rows: int) -> None:
        self._inserted += rows

    def _analyze_after_growth(self) -> None:
        """Analyze once the rows may have doubled since the last time.

        A failure is logged only: what was written is committed, and plans stay as they were.
        """
        if self._inserted < ANALYZE_ROWS:
            return
        try:
            if self._analyzed is None:
                self._analyzed = self._analyzed_rows()
            if self._inserted >= self._analyzed:
                self.analyze()
                self._inserted, self._analyzed = 0, self._analyzed_rows()
        except SQLAlchemyError:
            log.warning("the statistics of the database could not be computed", exc_info=True)

    def _analyzed_rows(self) -> int:
        """Return the number of rows at the last time, in all tables."""
        with self._readers.connect() as connection:
            return self._dialect.analyzed_rows(connection)


class _Sqlite:
    """SQLite: WAL for readers beside a writer, durable commits, explicit BEGIN.

    The driver begins transactions late, which loses updates without an error, so that is off.
    """

    is_in_process = True

    def reading_engine(self, url: URL) -> Engine:
        return self._engine(url, begin="BEGIN", query_only=True, **_READS)

    def reader(self) -> MakeReader:
        return SqliteReader

    def writing_engine(self, url: URL) -> Engine:
        return self._engine(url, begin="BEGIN IMMEDIATE", query_only=False)

    def acquire_writer_lock(self, session: Session) -> None:
        """Do nothing: BEGIN IMMEDIATE has already queued this writer."""

    def analyze(self, connection: Connection) -> None:
        """Sample each index, so that the time does not grow with the tables."""
        connection.exec_driver_sql(f"PRAGMA analysis_limit = {_SAMPLE_ROWS}")
        connection.exec_driver_sql("ANALYZE")

    def analyzed_rows(self, connection: Connection) -> int:
        has_statistics = "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'"
        if not connection.exec_driver_sql(has_statistics).scalar_one():
            return 0
        # The first number of each row is the number of rows of the table.
        rows = connection.exec_driver_sql("SELECT tbl, stat FROM sqlite_stat1")
        return sum({table: int(stat.split()[0]) for table, stat in rows}.values())

    def optimize(self, writers: Engine) -> None:
        """Let SQLite renew the statistics that it misses, without waiting for another writer."""
        with suppress(SQLAlchemyError), writers.connect() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 0")
            connection.exec_driver_sql(f"PRAGMA analysis_limit = {_SAMPLE_ROWS}")
            connection.exec_driver_sql("PRAGMA optimize")
            connection.commit()

    def _engine(self, url: URL, *, begin: str, query_only: bool, **options: Any) -> Engine:
        if not _is_in_memory(url):
            bounded = {"pool_size": POOL_SIZE, "max_overflow": 0, "pool_timeout": TIMEOUT_SECONDS}
            options = bounded | options
        engine = create_engine(
            url,
            connect_args={"timeout": TIMEOUT_SECONDS, "cached_statements": _CACHED_STATEMENTS},
            **_NO_PARAMETERS,
            **_JSON,
            **options,
        )

        @event.listens_for(engine, "connect")
        def configure(connection: sqlite3.Connection, _: Any) -> None:
            connection.isolation_level = None
            connection.execute(f"PRAGMA busy_timeout = {TIMEOUT_SECONDS * 1000}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute(f"PRAGMA query_only = {'ON' if query_only else 'OFF'}")

        @event.listens_for(engine, "begin")
        def begin_transaction(connection: Any) -> None:
            # A read session has begun one on the driver before SQLAlchemy takes part.
            if not connection.connection.driver_connection.in_transaction:
                connection.exec_driver_sql(begin)

        @event.listens_for(engine, "handle_error")
        def reconnect_after_loss(failure: ExceptionContext) -> None:
            is_lost = cannot_recover(failure.original_exception)
            failure.is_disconnect = failure.is_disconnect or is_lost

        return engine


class _Postgres:
    """PostgreSQL: read-only snapshots, and one advisory lock that writers queue for."""

    is_in_process = False

    def reading_engine(self, url: URL) -> Engine:
        return self._engine(
            url,
            "-c default_transaction_read_only=on "
            "-c default_transaction_isolation=repeatable\\ read",
            # A read session notices a lost connection when it begins, and prepares statements.
            {"prepare_threshold": None},
            pool_pre_ping=False,
            **_READS,
        )

    def reader(self) -> MakeReader:
        make: MakeReader = _postgres_reader().PostgresReader
        return make

    def writing_engine(self, url: URL) -> Engine:
        # A writer that disappears during its transaction must not block the queue.
        engine = self._engine(
            url,
            f"-c lock_timeout={TIMEOUT_SECONDS}s -c idle_in_transaction_session_timeout=30s",
            {},
            pool_pre_ping=True,
        )

        @event.listens_for(engine, "rollback")
        def doubt_prepared(connection: Connection) -> None:
            # psycopg deallocates all statements after a rollback, if it has prepared one itself.
            if not connection.invalidated:
                _postgres_reader().doubt_prepared(connection.info)

        return engine

    def _engine(self, url: URL, options: str, connected: Mapping[str, Any], **pool: Any) -> Engine:
        # A server that disappears without closing the connection is noticed too.
        timeouts = {
            "connect_timeout": TIMEOUT_SECONDS,
            "tcp_user_timeout": TIMEOUT_SECONDS * 1000,
            "keepalives_idle": TIMEOUT_SECONDS,
            "keepalives_interval": TIMEOUT_SECONDS // 2,
        }
        return create_engine(
            url,
            connect_args={"options": f"{options} -c timezone=UTC", **timeouts, **connected},
            pool_timeout=TIMEOUT_SECONDS,
            **pool,
            **_NO_PARAMETERS,
            **_JSON,
        )

    def acquire_writer_lock(self, session: Session) -> None:
        session.execute(text("SELECT pg_advisory_xact_lock(:queue)"), {"queue": WRITER_LOCK_ID})

    def analyze(self, connection: Connection) -> None:
        connection.exec_driver_sql("ANALYZE")

    def analyzed_rows(self, connection: Connection) -> int:
        rows: int = connection.exec_driver_sql(
            "SELECT coalesce(sum(greatest(reltuples, 0)), 0)::bigint FROM pg_class "
            "WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
        ).scalar_one()
        return rows

    def optimize(self, writers: Engine) -> None:
        """Do nothing: autovacuum renews the statistics."""


def _postgres_reader() -> Any:
    """Return the module, which imports the driver."""
    return import_module("app.platform.db.postgres_reader")


_DIALECTS: dict[str, type[_Sqlite] | type[_Postgres]] = {
    "sqlite": _Sqlite,
    "postgresql": _Postgres,
}


def _is_in_memory(url: URL) -> bool:
    """Return whether the database is in memory: a second connection would see another database."""
    return url.database in {None, "", ":memory:"}


def _with_driver(url: URL) -> URL:
    """Return the URL with the driver for the names of PostgreSQL that hosting platforms use."""
    if url.drivername in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    return url

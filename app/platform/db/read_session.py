"""Sessions for reading: statements of columns run on the driver, all others in SQLAlchemy."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any, NamedTuple, TypeAlias, cast

from sqlalchemy import Connection, Engine, Pool
from sqlalchemy.engine.result import Result
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.platform.db.kept_reads import KeptReads
from app.platform.db.prepared import PreparedStatements

MakeReader: TypeAlias = Callable[[Any, MutableMapping[Any, Any]], Any]
"""Return what has `begin`, `execute` and `rollback` for a connection of the driver.

The notes about the connection last as long as it is open.
"""

_NO_VALUES: Mapping[str, Any] = {}


class ReadSession:
    """A session in a transaction on one snapshot, which does all that `Session` does.

    A statement of columns without execution options runs on the driver. What else is asked of the
    session is asked of one of SQLAlchemy on the same connection.
    """

    def __init__(
        self,
        connection: Connection,
        driver: Any,
        statements: PreparedStatements,
        kept: KeptReads | None = None,
    ) -> None:
        """Take a connection that is in a transaction, and what runs statements on it."""
        self.kept_reads = kept
        self._connection = connection
        self._driver = driver
        self._statements = statements
        self._session: Session | None = None
        self._announced = connection.dispatch.before_cursor_execute

    def execute(
        self, statement: Any, params: Mapping[str, Any] | None = None, **options: Any
    ) -> Result[Any]:
        """Run a statement."""
        prepared, bound = self._statements.find(statement)
        if prepared is None or options:
            return self._orm.execute(statement, params, **options)
        rows, cursor = self.run(*prepared.sent(params or _NO_VALUES, bound))
        return cast("Result[Any]", prepared.result(rows, cursor))

    def run(self, text: str, parameters: Any) -> tuple[Sequence[Any], Any]:
        """Run a statement on the driver, and return its rows and its cursor."""
        for announce in self._announced:
            announce(self._connection, None, text, parameters, None, False)
        try:
            cursor = self._driver.execute(text, parameters)
            return cursor.fetchall(), cursor
        except self._connection.dialect.loaded_dbapi.Error as error:
            raise translated(self._connection, error, text) from error

    def scalars(self, statement: Any, params: Mapping[str, Any] | None = None) -> Any:
        """Run a statement, and return the first column of its rows."""
        return self.execute(statement, params).scalars()

    def scalar(self, statement: Any, params: Mapping[str, Any] | None = None) -> Any:
        """Run a statement, and return the first column of its first row, or None."""
        return self.execute(statement, params).scalar()

    def close(self) -> None:
        """Close the session of SQLAlchemy, if there is one."""
        if self._session is not None:
            self._session.close()

    def __getattr__(self, name: str) -> Any:
        """Return anything else from the session of SQLAlchemy."""
        return getattr(self._orm, name)

    @property
    def _orm(self) -> Session:
        if self._session is None:
            self._session = Session(self._connection)
        return self._session


class SqliteReader:
    """A connection of SQLite in transactions that read one snapshot."""

    def __init__(self, connection: sqlite3.Connection, _: object) -> None:
        """Take a connection."""
        self.execute = connection.execute
        self.rollback = connection.rollback

    def begin(self) -> None:
        """Begin a transaction."""
        self.execute("BEGIN")


class _OpenConnection(NamedTuple):
    """A connection, what reads on it, and the pool that it is of."""

    connection: Connection
    reader: Any
    pool: Pool

    @property
    def is_usable(self) -> bool:
        """Return whether the connection is usable, and its pool was not replaced since."""
        return not self.connection.invalidated and self.connection.engine.pool is self.pool

    def close(self) -> None:
        """Return the connection to its pool; end it if the pool was replaced."""
        if not self.connection.invalidated and not self.is_usable:
            self.connection.detach()
        self.connection.close()


class ReadSessions:
    """The sessions for reading of one engine.

    One connection is reserved: it stays out of the pool, for whichever session finds it free. The
    pool takes a tenth of the time of a small answer.
    """

    def __init__(self, engine: Engine, reader: MakeReader, *, reserves_one: bool) -> None:
        """Take an engine, and the function that returns what reads on one of its connections."""
        self._engine = engine
        self._statements = PreparedStatements(engine.dialect)
        self._reader = reader
        self._reserves_one = reserves_one
        self._in_use = Lock()
        self._reserved: _OpenConnection | None = None
        self.kept = KeptReads()

    @property
    def has_free_connection(self) -> bool:
        """Return whether the reserved connection is free."""
        return self._reserves_one and not self._in_use.locked()

    @contextmanager
    def open(self) -> Iterator[Session]:
        """Open a session in a transaction, which is rolled back at the end."""
        is_reserved = self._reserves_one and self._in_use.acquire(blocking=False)
        try:
            opened = self._begun(is_reserved)
            session = ReadSession(opened.connection, opened.reader, self._statements, self.kept)
            try:
                yield cast(Session, session)
            finally:
                self._end(session, opened, is_reserved)
        finally:
            if is_reserved:
                self._in_use.release()

    def _end(self, session: ReadSession, opened: _OpenConnection, is_reserved: bool) -> None:
        """End a session, and put its connection back; give it up if that fails."""
        try:
            session.close()
            if not opened.connection.invalidated:
                _roll_back(opened.connection, opened.reader)
        except BaseException:
            # Nothing else ends its transaction: the pool takes connections as they are.
            opened.connection.invalidate()
            opened.close()
            raise
        if is_reserved and opened.is_usable:
            self._reserved = opened
        else:
            opened.close()

    def renew(self) -> None:
        """Close all connections; those in use at the end of their sessions."""
        if self._in_use.acquire(blocking=False):
            opened, self._reserved = self._reserved, None
            if opened is not None:
                opened.close()
            self._in_use.release()
        self._engine.dispose()

    def _begun(self, is_reserved: bool) -> _OpenConnection:
        """Return a connection in a transaction: a new one, if an old one was lost."""
        try:
            return self._begin(self._taken() if is_reserved else self._connected())
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
        return self._begin(self._connected())

    def _taken(self) -> _OpenConnection:
        """Return the reserved connection, which `open` puts back, or a new one in its place."""
        opened, self._reserved = self._reserved, None
        if opened is None:
            return self._connected()
        if opened.is_usable:
            return opened
        opened.close()
        return self._connected()

    def _connected(self) -> _OpenConnection:
        pool = self._engine.pool
        connection = self._engine.connect()
        reader = self._reader(connection.connection.driver_connection, connection.info)
        return _OpenConnection(connection, reader, pool)

    def _begin(self, opened: _OpenConnection) -> _OpenConnection:
        connection, reader, _ = opened
        try:
            reader.begin()
        except connection.dialect.loaded_dbapi.Error as error:
            raised = translated(connection, error, "BEGIN")
            connection.close()
            raise raised from error
        return opened


def _roll_back(connection: Connection, reader: Any) -> None:
    """End the transaction of a reader; give up a connection on which that fails."""
    try:
        reader.rollback()
    except connection.dialect.loaded_dbapi.Error as error:
        connection.invalidate(error)


def translated(connection: Connection, error: Any, text: str) -> DBAPIError:
    """Return an error of the driver as SQLAlchemy raises it; give up a lost connection.

    Parameters are left out, because they may be hashes of secrets.
    """
    dialect = connection.dialect
    is_lost = _is_unusable(connection, error)
    if is_lost:
        connection.invalidate(error)
        # The other connections were opened before the loss, too.
        connection.engine.dispose()
    raised: DBAPIError = DBAPIError.instance(
        text,
        None,
        error,
        dialect.loaded_dbapi.Error,
        hide_parameters=True,
        connection_invalidated=is_lost,
        dialect=dialect,
    )
    return raised


def _is_unusable(connection: Connection, error: Any) -> bool:
    """Return whether a connection must not be used again after an error of the driver."""
    driver = connection.connection.driver_connection
    has_old_statements = getattr(error, "sqlstate", None) in _STATEMENT_LOST
    is_closed = connection.dialect.is_disconnect(error, driver, None)
    return has_old_statements or is_closed or cannot_recover(error)


def cannot_recover(error: BaseException) -> bool:
    """Return whether a connection of SQLite must not be used again after an error.

    A file that was opened read-only stays read-only, even if it became writable since.
    """
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DISCONNECT_CODES


_STATEMENT_LOST = {"0A000", "26000"}
"""PostgreSQL: the rows of a prepared statement have other types now, or it is gone."""

_DISCONNECT_CODES = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR}

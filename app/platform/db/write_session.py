"""Sessions for writing: statements of columns run on the driver, as in sessions for reading."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.platform.db.prepared import PreparedStatements, PreparedWrite
from app.platform.db.read_session import MakeReader, ReadSession, translated


class WriteSession(Session):
    """A session in one transaction, whose objects are sent before anything is read.

    A rule or a projection reads and writes a few rows at a time, for which SQLAlchemy takes several
    times as long as the driver.
    """

    def __init__(
        self,
        engine: Engine,
        statements: PreparedStatements,
        reader: MakeReader,
        on_insert: Callable[[int], None],
    ) -> None:
        """Take an engine, its prepared statements, its reader, and what counts inserted rows."""
        super().__init__(engine, expire_on_commit=False)
        self._statements = statements
        self._reader = reader
        self._on_insert = on_insert
        self._driver: _DriverSession | None = None

    def execute(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """Run a statement. One that writes rows of given values on the driver returns nothing."""
        if not options and params:
            rows = [params] if isinstance(params, Mapping) else params
            prepared, bound = self._statements.find_write(statement, rows[0])
            if prepared is not None:
                return self._write(prepared, rows, bound)
        if options or not self._is_query(statement, params):
            return super().execute(statement, params, **options)
        if self.new or self.dirty or self.deleted:
            self.flush()
        return self._on_driver().execute(statement, params)

    def scalars(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """Run a statement, and return the first column of its rows."""
        return self.execute(statement, params, **options).scalars()

    def scalar(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """Run a statement, and return the first column of its first row, or None."""
        return self.execute(statement, params, **options).scalar()

    def _is_query(self, statement: Any, params: Any) -> bool:
        return (params is None or isinstance(params, Mapping)) and (
            self._statements.find(statement)[0] is not None
        )

    def _write(
        self, prepared: PreparedWrite, rows: Sequence[Mapping[str, Any]], bound: Sequence[Any]
    ) -> None:
        if len(rows) == 1:
            self._on_driver().run(*prepared.sent(rows[0], bound))
        else:
            self._on_driver().run_many(*prepared.sent_many(rows, bound))
        if prepared.is_insert:
            self._on_insert(len(rows))

    def _on_driver(self) -> "_DriverSession":
        """Return what runs statements in this transaction."""
        if self._driver is None:
            connection = self.connection()
            reader = self._reader(connection.connection.driver_connection, connection.info)
            self._driver = _DriverSession(connection, reader, self._statements)
        return self._driver


class _DriverSession(ReadSession):
    """Statements on the driver in the transaction of a session for writing."""

    def run_many(self, text: str, parameters: Sequence[Any]) -> None:
        """Run a statement that writes with each of some parameters."""
        for announce in self._announced:
            announce(self._connection, None, text, parameters, None, True)
        try:
            cursor = self._connection.connection.cursor()
            cursor.executemany(text, parameters)
            cursor.close()
        except self._connection.dialect.loaded_dbapi.Error as error:
            raise translated(self._connection, error, text) from error

"""Sessions for writing: statements of columns run on the driver, as in sessions for reading."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.platform.db.prepared import PreparedStatements
from app.platform.db.read_session import ReadSession


class WriteSession(Session):
    """A session in one transaction, whose objects are sent before anything is read.

    A rule or a projection reads a few rows at a time, for which SQLAlchemy takes several times as
    long as the driver.
    """

    def __init__(self, engine: Engine, statements: PreparedStatements) -> None:
        """Take an engine, and its prepared statements."""
        super().__init__(engine, expire_on_commit=False)
        self._statements = statements
        self._reads: ReadSession | None = None

    def execute(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """Run a statement."""
        if options or not self._is_prepared(statement, params):
            return super().execute(statement, params, **options)
        return self._driver_session().execute(statement, params)

    def scalars(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """Run a statement, and return the first column of its rows."""
        return self.execute(statement, params, **options).scalars()

    def scalar(self, statement: Any, params: Any = None, **options: Any) -> Any:
        """Run a statement, and return the first column of its first row, or None."""
        return self.execute(statement, params, **options).scalar()

    def _is_prepared(self, statement: Any, params: Any) -> bool:
        return (params is None or isinstance(params, Mapping)) and (
            self._statements.find(statement)[0] is not None
        )

    def _driver_session(self) -> ReadSession:
        """Return what runs statements in this transaction, after the changes of objects."""
        if self.new or self.dirty or self.deleted:
            self.flush()
        if self._reads is None:
            connection = self.connection()
            driver = connection.connection.driver_connection
            self._reads = ReadSession(connection, driver, self._statements)
        return self._reads

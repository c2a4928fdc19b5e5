"""A small query that is asked before every request: its rows, read anew only if they changed."""

import asyncio
import sqlite3
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from sqlalchemy import URL

Rows: TypeAlias = tuple[tuple[Any, ...], ...]

TIMEOUT_SECONDS = 2.0
"""The time within which the database must answer."""

_RETRY_SECONDS = 0.01


class WatchError(Exception):
    """The rows cannot be read now."""


class WatchedQuery(Protocol):
    """A query on a connection of its own."""

    async def rows(self) -> Rows:
        """Return the rows as they are after this call; the same object if nothing changed.

        Raises WatchError.
        """

    def close(self) -> None:
        """Close the connection."""


class SqliteWatch:
    """A query on SQLite; `PRAGMA data_version` tells whether any connection committed since."""

    def __init__(self, file: str, statement: str) -> None:
        """Take the file and the statement; the connection is opened by the first request."""
        self._file = file
        self._statement = statement
        self._connection: sqlite3.Connection | None = None
        self._version = -1
        self._rows: Rows = ()

    async def rows(self) -> Rows:
        """Return the rows; a database that another process locks is tried again for a while."""
        deadline = asyncio.get_running_loop().time() + TIMEOUT_SECONDS
        while True:
            try:
                return self._read()
            except sqlite3.Error as error:
                self.close()
                if asyncio.get_running_loop().time() > deadline:
                    raise WatchError(str(error)) from error
            await asyncio.sleep(_RETRY_SECONDS)

    def _read(self) -> Rows:
        connection = self._connection or self._connect()
        ((version,),) = connection.execute("PRAGMA data_version")
        if version != self._version:
            # What is committed between the two statements moves the version once more.
            found = tuple(connection.execute(self._statement))
            self._version = version
            self._rows = self._rows if found == self._rows else found
        return self._rows

    def _connect(self) -> sqlite3.Connection:
        # mode=rw: a missing database must not come into being here.
        uri = f"{Path(self._file).absolute().as_uri()}?mode=rw"
        connection = sqlite3.connect(
            uri, uri=True, timeout=0, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA query_only = ON")
        self._connection, self._version = connection, -1
        return connection

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def watch(url: URL, statement: str) -> WatchedQuery | None:
    """Return a watched query of a database, or None for one in memory, which nobody else sees.

    The statement returns rows of four texts.
    """
    if url.get_backend_name() == "postgresql":
        # The import is late because a process on SQLite needs no driver of PostgreSQL.
        module = import_module("app.platform.db.postgres_watch")
        query: WatchedQuery = module.PostgresWatch(url, statement)
        return query
    if url.database in {None, "", ":memory:"}:
        return None
    return SqliteWatch(str(url.database), statement)

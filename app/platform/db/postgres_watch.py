"""A watched query on PostgreSQL."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import psycopg
from psycopg import pq
from sqlalchemy import URL

from app.platform.db import watched_query
from app.platform.db.watched_query import Rows, WatchError

_ENDS_ROW, _ENDS_FIELD = "\x1e", "\x1f"


class PostgresWatch:
    """A query on PostgreSQL: one at a time, shared by the requests that waited when it began.

    It is sent on libpq and read in the event loop, because a query in a thread, or by way of
    psycopg's own connection, would cost more than the rest of a kept response.
    """

    _NAME = b"watched"

    def __init__(self, url: URL, statement: str) -> None:
        """Take the database and the statement; the connection is opened by the first request."""
        self._dsn = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._statement = _as_one_text(statement)
        self._connection: Any = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiting: list[asyncio.Future[Rows]] = []
        self._asking: list[asyncio.Future[Rows]] = []
        self._timer: asyncio.TimerHandle | None = None
        self._opening: asyncio.Task[None] | None = None
        self._result: Any = None
        self._text = b""
        self._rows: Rows = ()

    async def rows(self) -> Rows:
        """Return the rows that a query reads which begins after this call."""
        loop = asyncio.get_running_loop()
        if loop is not self._loop:
            self.close()
            self._loop = loop
        future = loop.create_future()
        self._waiting.append(future)
        if not self._asking:
            self._begin(loop)
        rows: Rows = await future
        return rows

    def _begin(self, loop: asyncio.AbstractEventLoop) -> None:
        """Ask for those who wait."""
        self._asking, self._waiting = self._waiting, []
        self._timer = loop.call_later(
            watched_query.TIMEOUT_SECONDS, self._fail, "the database did not answer"
        )
        if self._connection is None:
            self._opening = loop.create_task(self._open(loop))
        else:
            self._attempt(self._send)

    async def _open(self, loop: asyncio.AbstractEventLoop) -> None:
        try:
            connection = await asyncio.to_thread(self._connect)
        except psycopg.Error as error:
            self._fail(str(error))
            return
        if self._loop is not loop or self._connection is not None or not self._asking:
            connection.finish()
            return
        self._connection = connection
        loop.add_reader(connection.socket, self._attempt, self._receive)
        self._attempt(self._send)

    def _connect(self) -> Any:
        parameters = psycopg.conninfo.make_conninfo(
            self._dsn, connect_timeout=int(watched_query.TIMEOUT_SECONDS)
        )
        connection = pq.PGconn.connect(parameters.encode())
        if connection.status != pq.ConnStatus.OK:
            raise psycopg.OperationalError(connection.get_error_message())
        prepared = connection.prepare(self._NAME, self._statement.encode())
        if prepared.status != pq.ExecStatus.COMMAND_OK:
            connection.finish()
            raise psycopg.OperationalError(prepared.get_error_message())
        connection.nonblocking = 1
        return connection

    def _attempt(self, step: Callable[[], None]) -> None:
        try:
            step()
        except psycopg.Error as error:
            self._fail(str(error))

    def _send(self) -> None:
        self._connection.send_query_prepared(self._NAME, None)
        self._connection.flush()

    def _receive(self) -> None:
        """Read what has arrived; answer once the connection is ready for the next query."""
        connection = self._connection
        connection.consume_input()
        while not connection.is_busy():
            result = connection.get_result()
            if result is None:
                self._complete()
                return
            self._result = result

    def _complete(self) -> None:
        """Answer with the result of the query that has ended, if one was running."""
        result, self._result = self._result, None
        if result is None or not self._asking:
            return
        if result.status != pq.ExecStatus.TUPLES_OK:
            raise psycopg.OperationalError(result.get_error_message())
        self._answer(result.get_value(0, 0) or b"")

    def _answer(self, text: bytes) -> None:
        if text != self._text:
            rows = text.decode().split(_ENDS_ROW) if text else []
            self._text, self._rows = text, tuple(tuple(row.split(_ENDS_FIELD)) for row in rows)
        asked, self._asking = self._asking, []
        self._stop_timer()
        for future in asked:
            if not future.done():
                future.set_result(self._rows)
        if self._waiting and self._loop is not None:
            self._begin(self._loop)

    def _fail(self, reason: str) -> None:
        """Fail for all who wait, and connect again for the next."""
        asked = [*self._asking, *self._waiting]
        self.close()
        for future in asked:
            if not future.done():
                future.set_exception(WatchError(reason))

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def close(self) -> None:
        """Close the connection."""
        self._stop_timer()
        self._asking, self._waiting, self._result = [], [], None
        connection, self._connection = self._connection, None
        if connection is not None:
            if self._loop is not None:
                # A loop that is closed has forgotten its readers.
                with suppress(RuntimeError):
                    self._loop.remove_reader(connection.socket)
            connection.finish()


def _as_one_text(statement: str) -> str:
    """Return a statement that returns the rows of another as one text, to be compared at once."""
    row = "array_to_string(ARRAY[f1, f2, f3, f4], chr(31), '')"
    rows = f"({statement}) AS watched (f1, f2, f3, f4)"
    return f"SELECT string_agg({row}, chr(30) ORDER BY f1) FROM {rows}"  # noqa: S608 - our own

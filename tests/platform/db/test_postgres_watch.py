"""An answer of PostgreSQL may arrive in parts; the next query is sent after the last of them."""

import asyncio
from typing import Any

from psycopg import pq
from sqlalchemy import make_url

from app.platform.db.postgres_watch import PostgresWatch
from app.platform.db.watched_query import Rows


class Result:
    """A result of one text."""

    status = pq.ExecStatus.TUPLES_OK

    def get_value(self, _: int, __: int) -> bytes:
        return b"head public\x1f1"


class Connection:
    """A connection over which the result arrives before the end of the query does."""

    socket = -1

    def __init__(self) -> None:
        self.sent = 0
        self._parts: list[Result | None] = []
        self._arrived: list[Result | None] = []

    def send_query_prepared(self, *_: Any) -> None:
        assert not self._parts, "another command is already in progress"
        self._parts = [Result(), None]
        self.sent += 1

    def flush(self) -> None:
        pass

    def consume_input(self) -> None:
        self._arrived += self._parts[:1]

    def is_busy(self) -> bool:
        return bool(self._parts) and not self._arrived

    def get_result(self) -> Result | None:
        if not self._parts:
            return None
        self._parts.pop(0)
        return self._arrived.pop(0)

    def finish(self) -> None:
        pass


async def ask_twice(watch: PostgresWatch, connection: Connection) -> list[Rows]:
    watch._loop, watch._connection = asyncio.get_running_loop(), connection
    first = asyncio.create_task(watch.rows())
    await asyncio.sleep(0)
    # It waits for a query that begins after its call.
    second = asyncio.create_task(watch.rows())
    while not second.done():
        await asyncio.sleep(0)
        watch._attempt(watch._receive)
    return [await first, await second]


def test_next_query_is_sent_after_the_end_of_the_last(monkeypatch: Any) -> None:
    watch, connection = PostgresWatch(make_url("postgresql://u@h/d"), "SELECT 1"), Connection()

    async def run() -> list[Rows]:
        loop = asyncio.get_running_loop()
        monkeypatch.setattr(loop, "remove_reader", lambda _: None)
        return await asyncio.wait_for(ask_twice(watch, connection), 5)

    assert asyncio.run(run()) == [(("head public", "1"),)] * 2
    assert connection.sent == 2

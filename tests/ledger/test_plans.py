"""What is asked of the ledger is found by an index, however long the ledger is."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, event

from app.kit.database import Database
from app.ledger.models import FILTERS
from tests import world
from tests.served import serving
from tests.shelf import Shelf

CELL = {"authority": "camden", "scope": "delivery", "on": "2025-06-01", "explain": "true"}


@contextmanager
def sent() -> Iterator[list[tuple[str, Any]]]:
    """The statements that are sent meanwhile, with what they were sent with."""
    found: list[tuple[str, Any]] = []

    def listen(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        found.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", listen)


def plan(database: Database, statement: str, parameters: Any) -> str:
    """How the engine goes about it; PostgreSQL would read a table as small as this one whole."""
    is_sqlite = database.url.get_backend_name() == "sqlite"
    with database.writers.connect() as connection:
        if not is_sqlite:
            connection.exec_driver_sql("SET enable_seqscan = off")
        explain = "EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN"
        steps = connection.exec_driver_sql(f"{explain} {statement}", parameters).all()
    return "\n".join(step[-1] for step in steps)


@pytest.mark.parametrize("column", FILTERS)
def test_each_filter_of_the_feed_is_answered_from_an_index(
    database: Database, empty_client: TestClient, column: str
) -> None:
    with sent() as statements:
        asked = {column: "stated" if column == "action" else "anything"}
        assert empty_client.get("/v1/changes", params=asked).status_code == 200

    assert f"ix_change_{column}" in plan(database, *statements[-1])


def test_what_explains_cover_is_found_by_what_it_is_about(sqlite: Shelf) -> None:
    """As SQLite plans it; PostgreSQL goes by how much there is, which here is next to nothing."""
    with sqlite.database("migrated", "planned") as database, serving(database) as (client, _):
        with database.writing() as session:
            world.award(session)
        with sent() as statements:
            assert client.get("/v1/cover", params=CELL).json()["explanation"]["facts"]

        (entries,) = (one for one in statements if "named" in one[0])
        assert "ix_change_code" in plan(database, *entries)

"""Queries of the ledger use an index, whatever its length."""

import pytest
from fastapi.testclient import TestClient

from app.ledger.models import FILTERS
from app.platform.db.database import Database
from tests.support import world
from tests.support.sent import Statement, selects, sent
from tests.support.served import serving
from tests.support.templates import TemplateDatabases

KEYS = {
    "holding": ("ix_holding_contract (contract=? ", "ix_holding_cell (authority=? AND scope=?"),
    "contract_term": ("ix_contract_term_contract (contract=? ",),
    "cover_cell": ("ix_cover_cell (authority=? AND scope=?",),
    "cover_tile": (
        "ix_cover_tile_cell (authority=? AND scope=?",
        "ix_cover_tile_open (authority=? AND scope=?",
    ),
}
"""The indexes by which a write finds the computed rows that it may change."""
KNOWN = {
    "thing": "source", "code": "minutes", "kind": "source", "source": "minutes", "author": "tests",
    "action": "registered",
}  # fmt: skip
"""A value of each filter of the feed of a ledger that has a source only."""
CELL = {"authority": "camden", "scope": "delivery", "on": "2025-06-01", "explain": "true"}


def plan(database: Database, statement: Statement) -> list[str]:
    """How the engine goes about it; PostgreSQL would read a table as small as this one whole."""
    is_sqlite = database.url.get_backend_name() == "sqlite"
    with database.writers.connect() as connection:
        if not is_sqlite:
            connection.exec_driver_sql("SET enable_seqscan = off")
        explain = "EXPLAIN QUERY PLAN" if is_sqlite else "EXPLAIN"
        explained = f"{explain} {statement.text}"
        given = statement.parameters
        # A read session sends its parameters in a list, which SQLAlchemy takes for many executions.
        given = tuple(given) if isinstance(given, list) else given
        steps = connection.exec_driver_sql(explained, given).all()
    return [step[-1] for step in steps]


@pytest.mark.parametrize("column", FILTERS)
def test_feed_filter_reads_an_index_in_order(
    database: Database, empty_client: TestClient, column: str
) -> None:
    with database.write_session() as session:
        world.source(session, "minutes")
    with sent() as statements:
        asked = {column: KNOWN[column]}
        assert empty_client.get("/v1/changes", params=asked).status_code == 200

    stored = FILTERS[column]
    listed = next(item for item in reversed(statements) if "ORDER BY change.position" in item.text)
    steps, index = plan(database, listed), f"ix_change_{stored}"
    if database.url.get_backend_name() == "sqlite":
        (step,) = steps
        assert f"USING INDEX {index} (stream=? AND {stored}=? AND position>?" in step
    else:
        assert any(f"Index Scan using {index} on change" in step for step in steps)
        assert [step for step in steps if "Sort" in step] == []


def test_explanation_of_cover_reads_an_index(sqlite: TemplateDatabases) -> None:
    """As SQLite plans it; PostgreSQL goes by how much there is, which here is next to nothing."""
    with sqlite.database("migrated", "planned") as database, serving(database) as (client, _):
        with database.write_session() as session:
            world.award(session)
        with sent() as statements:
            assert client.get("/v1/cover", params=CELL).json()["explanation"]["facts"]

        (entries,) = (item for item in statements if "named" in item.text)
        found = [step for step in plan(database, entries) if "ix_change_code" in step]
        assert found == ["SEARCH named USING COVERING INDEX ix_change_code (stream=? AND code=?)"]


def test_projection_finds_the_rows_of_its_keys_by_an_index(sqlite: TemplateDatabases) -> None:
    with sqlite.database("migrated", "planned") as database:
        with database.write_session() as session:
            world.award(session)
        with database.write_session() as session, selects() as statements:
            world.award(session, scope="equipment")
            world.term_change(session)

        steps = [
            step
            for item in statements
            if any(f"FROM {table} " in " ".join(item.text.split()) for table in KEYS)
            for step in plan(database, item)
        ]
        for table, keys in KEYS.items():
            read = [step for step in steps if table in step]
            assert read, steps
            assert all(any(key in step for key in keys) for step in read), read

"""A database as an earlier release left it, row for row."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Date, DateTime, MetaData, insert

from app.platform.db import migrations
from app.platform.db.database import Database

_AT_0010 = Path(__file__).with_name("at_0010.json")


def populate_at_0010(database: Database) -> None:
    """Fill an empty database with what the release at revision 0010 wrote.

    The rows were dumped from a database to which that release, by its own commands, had stated
    one fact of every kind, some of them hidden, one withdrawn and one restated.
    """
    migrations.upgrade(database, "0010")
    written = json.loads(_AT_0010.read_text("utf-8"))
    shapes = MetaData()
    with database.write_session() as session:
        shapes.reflect(session.connection())
        for table in shapes.sorted_tables:
            for row in written.get(table.name, []):
                session.execute(insert(table), {k: _typed(table.c[k], row[k]) for k in row})


def _typed(column: Column[Any], value: Any) -> Any:
    if isinstance(column.type, DateTime):
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    return date.fromisoformat(value) if isinstance(column.type, Date) else value

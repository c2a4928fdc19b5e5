"""At head, every table that is append-only has its triggers, for all of its columns."""

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Column, Connection, String

from app.platform.db.database import Database
from migrations.append_only import protect, unprotect
from tests.migrations.shapes import Shape, differences, triggers
from tests.support.tampering import CREDENTIALS, FACTS, WRITTEN

# Triggers are compared with those that `protect` makes anew. After a migration that rebuilt a
# table, added a column to one, or made a table of facts without protecting it, they differ.


def operations(connection: Connection) -> Operations:
    return Operations(MigrationContext.configure(connection))


def missing(connection: Connection) -> list[str]:
    before: Shape = triggers(connection)
    op = operations(connection)
    for table in WRITTEN:
        protect(op, table)
    for table in FACTS:
        protect(op, table, closed_once=True)
    for table in CREDENTIALS:
        protect(op, table, revoked_once=True)
    return differences(before, triggers(connection))


def test_every_append_only_table_is_protected_at_head(database: Database) -> None:
    with database.writers.begin() as connection:
        assert missing(connection) == []
        protected = {name.partition(":")[0] for name in triggers(connection)}
        assert protected == {*WRITTEN, *FACTS, *CREDENTIALS}


@pytest.mark.parametrize("table", ["award", "change"])
def test_a_table_left_without_its_triggers_is_seen(database: Database, table: str) -> None:
    with database.writers.begin() as connection:
        unprotect(operations(connection), table)

        assert {name.partition(":")[0] for name in missing(connection)} == {table}


def test_a_table_of_facts_protected_as_if_none_were_ever_withdrawn_is_seen(
    database: Database,
) -> None:
    with database.writers.begin() as connection:
        protect(operations(connection), "award")

        assert missing(connection) == ["award: trigger award_update"]


def test_a_table_that_batch_mode_rebuilt_or_gave_a_column_is_seen(database: Database) -> None:
    """SQLite alone: a rebuilt table loses its triggers, and a new column is not among theirs."""
    if database.url.get_backend_name() != "sqlite":
        return
    with database.writers.begin() as connection:
        op = operations(connection)
        op.add_column("notice", Column("late", String))
        with op.batch_alter_table("award", recreate="always") as award:
            award.alter_column("note", nullable=True)

        assert missing(connection) == [
            "award: trigger award_delete",
            "award: trigger award_replace",
            "award: trigger award_update",
            "notice: trigger notice_update",
        ]

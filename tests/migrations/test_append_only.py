"""At head, every table that is append-only has its triggers, for all of its columns."""

from typing import Any

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, String

from app.api.wiring import CATALOGUE
from app.ledger.fact_types import FactType
from app.platform.db.columns import table
from app.platform.db.database import Database
from app.platform.db.migrations import FOLDER
from migrations.append_only import protect, unprotect
from tests.migrations.shapes import Shape, differences, triggers
from tests.support.tampering import CREDENTIALS, FACTS, WRITTEN

_BASELINE = ScriptDirectory(str(FOLDER)).get_revision("0001")
ERASABLE: dict[str, tuple[str, ...]] = {**_BASELINE.module.FACTS, **_BASELINE.module.TEXTS}
"""The columns that hold free texts, by table."""

# Triggers are compared with those that `protect` makes anew. After a migration that rebuilt a
# table, added a column to one, or made a table of facts without protecting it, they differ.


def operations(connection: Connection) -> Operations:
    return Operations(MigrationContext.configure(connection))


def missing(connection: Connection) -> list[str]:
    before: Shape = triggers(connection)
    op = operations(connection)
    for name in WRITTEN:
        protect(op, name, erasable=ERASABLE.get(name, ()))
    for name in FACTS:
        protect(op, name, closed_once=True, erasable=ERASABLE[name])
    for name in CREDENTIALS:
        protect(op, name, revoked_once=True)
    return differences(before, triggers(connection))


def test_every_append_only_table_is_protected_at_head(database: Database) -> None:
    with database.writers.begin() as connection:
        assert missing(connection) == []
        protected = {name.partition(":")[0] for name in triggers(connection)}
        assert protected == {*WRITTEN, *FACTS, *CREDENTIALS}


@pytest.mark.parametrize("type_", CATALOGUE.types.values(), ids=lambda type_: type_.name)
def test_every_free_text_of_a_fact_can_be_erased(type_: FactType[Any, Any]) -> None:
    columns = table(type_.model).c.keys()
    texts = {text.path[0] for text in type_.texts if text.path[0] in columns}

    erasable = ERASABLE[str(type_.model.__tablename__)]
    assert texts - {*erasable} == set()
    assert {*erasable} - {*columns} == set()


@pytest.mark.parametrize("name", ["award", "change"])
def test_a_table_left_without_its_triggers_is_seen(database: Database, name: str) -> None:
    with database.writers.begin() as connection:
        unprotect(operations(connection), name)

        assert {trigger.partition(":")[0] for trigger in missing(connection)} == {name}


def test_a_table_of_facts_protected_as_if_none_were_ever_withdrawn_is_seen(
    database: Database,
) -> None:
    with database.writers.begin() as connection:
        protect(operations(connection), "award", erasable=ERASABLE["award"])

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

"""What the migrations build is what the models say, down to the words of every codelist."""

from enum import StrEnum
from typing import Any

import pytest
from sqlalchemy import Column, MetaData, String, Table
from sqlmodel import SQLModel

from app.domain.vocabulary import ProviderEventKind
from app.platform.db import migrations
from app.platform.db.columns import codelist
from app.platform.db.database import Database
from tests.migrations.shapes import Shape, differences, shape
from tests.support.templates import BLANK, TemplateDatabases

# Written by hand in a migration: SQLAlchemy cannot render it for one engine only.
ONLY_IN_MIGRATIONS = ["award: ex_award_one_a_day"]
# Models know nothing of them: see test_append_only.
TRIGGER = ": trigger "


def _modelled(databases: TemplateDatabases, metadata: MetaData) -> Shape:
    with databases.database(BLANK, "modelled") as database:
        with database.writers.begin() as connection:
            metadata.create_all(connection)
        return shape(database)


@pytest.fixture(scope="module")
def migrated(databases: TemplateDatabases) -> Shape:
    """The shape that the migrations build; a template restored by pg_restore spells checks anew."""
    with databases.database(BLANK, "migrated-here") as database:
        migrations.upgrade(database)
        return shape(database)


def test_the_migrated_database_is_the_one_that_the_models_describe(
    databases: TemplateDatabases, migrated: Shape
) -> None:
    different = differences(migrated, _modelled(databases, SQLModel.metadata))

    assert [
        name for name in different if name not in ONLY_IN_MIGRATIONS and TRIGGER not in name
    ] == []
    assert len([name for name in migrated if ": ck_" in name]) > 30


def test_a_new_word_in_a_codelist_without_a_migration_is_seen(
    databases: TemplateDatabases, migrated: Shape
) -> None:
    words = {word.name: word.value for word in ProviderEventKind}
    longer = _codelist({**words, "STRUCK_OFF": "struck-off"})

    assert _drift(migrated, _modelled(databases, _events_table(ProviderEventKind))) == []
    assert _drift(migrated, _modelled(databases, _events_table(longer))) == [
        "provider_event: ck_provider_event_provider_event_kind"
    ]


@pytest.mark.parametrize("changed", ["nullable", "missing", "indexed"])
def test_a_changed_column_without_a_migration_is_seen(
    databases: TemplateDatabases, database: Database, changed: str
) -> None:
    metadata = MetaData(naming_convention=SQLModel.metadata.naming_convention)
    columns = [Column("code", String(collation=_collation(database)), primary_key=True)]
    if changed != "missing":
        columns.append(Column("url", String, nullable=changed == "nullable", index=True))
    Table("source", metadata, *columns)

    different = differences(shape(database), _modelled(databases, metadata))

    assert ("source.url" in different) == (changed != "nullable")
    assert ("source: ix_source_url" in different) == (changed != "missing")


def _codelist(words: dict[str, str]) -> type[StrEnum]:
    longer: Any = StrEnum
    made: type[StrEnum] = longer("ProviderEventKind", words)
    return made


def _events_table(words: type[StrEnum]) -> MetaData:
    metadata = MetaData(naming_convention=SQLModel.metadata.naming_convention)
    Table("provider_event", metadata, Column("event", codelist(words), nullable=False))
    return metadata


def _drift(migrated: Shape, modelled: Shape) -> list[str]:
    """Of what the models describe, what the migrations built otherwise."""
    return [
        name
        for name in differences(migrated, modelled)
        if name in modelled and "key" not in name.split(": ")
    ]


def _collation(database: Database) -> str | None:
    return "C" if database.url.get_backend_name() == "postgresql" else None

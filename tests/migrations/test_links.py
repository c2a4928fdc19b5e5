"""Lists of codes are carried from columns to tables and back, on both engines."""

import json
from typing import Any

from sqlalchemy import MetaData, Row, Table, select, text
from sqlalchemy.orm import Session

from app.api.wiring import CATALOGUE
from app.domain.vocabulary import Role
from app.ledger.verification.chain import verify
from app.platform.db import migrations
from app.platform.db.columns import table
from app.platform.db.database import Database
from app.platform.db.references import Link
from tests.support import callers, world
from tests.support.templates import TemplateDatabases

LISTS = {
    "contract_details": ("buyers", "replaces_contracts"),
    "attestation": ("scopes",),
    "data_transfer": ("scopes",),
    "incident": ("providers",),
}


def rows_of(session: Session, *names: str) -> dict[str, list[Row[Any]]]:
    tables = (Table(name, MetaData(), autoload_with=session.connection()) for name in names)
    return {
        one.name: list(session.execute(select(one).order_by(*one.primary_key))) for one in tables
    }


def filled(database: Database) -> None:
    """Add an attestation for two scopes, and a key and a token of two authorities."""
    with database.write_session() as session:
        scopes = ["telecare", "equipment-delivery"]
        world.attestation(session, "westminster", scopes=scopes, source="wcc-story")
    callers.key(database, Role.EDITOR, "westminster", "bromley", public="abcdefgh")
    callers.token(database, Role.EDITOR, "westminster", "bromley", public="abcdefgh")


LINKS = [table(link).name for link in Link.__subclasses__()]


def test_lists_come_down_as_they_were_hashed_and_go_up_again(databases: TemplateDatabases) -> None:
    with databases.database("loaded") as database:
        filled(database)
        with database.read_session() as session:
            before = rows_of(session, *LINKS)

        migrations.downgrade(database, "0021")
        with database.read_session() as session:
            stored = rows_of(session, *LISTS, "api_key", "calendar_token")
            entries = rows_of(session, "change")["change"]
        migrations.upgrade(database)

        hashed = {one.fact: one.content for one in entries}
        assert all(
            getattr(row, name) == hashed[row.id][name]
            for facts, names in LISTS.items()
            for row in stored[facts]
            for name in names
        )
        assert [one.authorities for one in stored["api_key"]] == [["westminster", "bromley"]]
        assert all(before.values())
        with database.read_session() as session:
            assert rows_of(session, *LINKS) == before
            assert verify(session, CATALOGUE).is_sound


def test_token_loses_the_authorities_that_nobody_knows(databases: TemplateDatabases) -> None:
    with databases.database("loaded") as database:
        filled(database)
        migrations.downgrade(database, "0021")
        known, unknown = "westminster", "atlantis"
        stored = json.dumps([unknown, known])
        with database.write_session() as session:
            session.execute(
                text("UPDATE calendar_token SET authorities = :stored"), {"stored": stored}
            )

        migrations.upgrade(database)

        with database.read_session() as session:
            found = rows_of(session, "calendar_token_authority")["calendar_token_authority"]
        assert [(one.token, one.authority) for one in found] == [("abcdefgh", known)]

"""No column holds codes as JSON: what names a thing is a foreign key, or a link table."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import JSON, select
from sqlmodel import SQLModel

import app.api.wiring  # noqa: F401 - every model there is
from app.platform.db.columns import table
from app.platform.db.database import Database
from app.platform.db.references import Link, named_by, owner_of, target_of

# Words of codelists, names, numbers and texts as they were published, and ids of facts.
WITHOUT_CODES = {
    "audit_entry.content", "audit_entry.faults", "authority_details.identifiers", "award.cases",
    "award.items",
    "change.commitments", "change.content", "consortium_details.aliases",
    "consortium_details.identifiers",
    "award.audiences", "column_mapping.columns", "contract_details.amounts",
    "contract_details.identifiers",
    "contract_details.options", "contract_details.supplier_matches",
    "contract_details.suppliers_as_published", "supplier_match.suppliers",
    "cover_tile.risks", "data_transfer.classes", "erasure.texts", "holding.claimed_levels",
    "kept_answer.headers", "meeting_schedule.bodies", "oversight_event.bodies", "remedy.shares",
    "kept_release.content", "ombudsman_decision.findings", "provider_details.identifiers",
    "provider_details.name_variants", "provider_details.trading_names",
    "scope_details.identifiers", "webhook.filters",
}  # fmt: skip
ENTRIES = {"change.content", "webhook.filters"}
"""Copies of inputs, not relations."""


def test_column_of_json_holds_no_codes() -> None:
    found = {
        f"{rows.name}.{column.name}"
        for rows in SQLModel.metadata.tables.values()
        for column in rows.c
        if isinstance(column.type, JSON)
    }

    assert found == WITHOUT_CODES


def test_column_of_json_in_the_embedded_data_names_no_thing(embedded: Database) -> None:
    things = {target_of(named_by(link)) for link in Link.__subclasses__()}
    with embedded.read_session() as session:
        codes = {code for thing in things for code in session.scalars(select(thing))}
        naming = set()
        for name in WITHOUT_CODES - ENTRIES:
            rows, _, column = name.partition(".")
            cells = session.scalars(select(SQLModel.metadata.tables[rows].c[column]))
            if any(codes & {*_texts(cell)} for cell in cells):
                naming.add(name)

    assert len(codes) > 100
    assert naming == set()


def test_link_table_is_keyed_by_its_owner_and_refers_both_ways() -> None:
    for link in Link.__subclasses__():
        rows = table(link)
        assert [column.name for column in rows.primary_key] == [owner_of(link).name, "ordinal"]
        assert (target_of(owner_of(link)).name, target_of(named_by(link)).name) == ("id", "code")


def _texts(cell: Any) -> Iterator[str]:
    if isinstance(cell, str):
        yield cell
    for one in cell.values() if isinstance(cell, dict) else cell if isinstance(cell, list) else ():
        yield from _texts(one)

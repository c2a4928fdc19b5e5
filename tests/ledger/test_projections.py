"""Projections run once for a batch of facts, with a fixed number of statements."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from app.api.wiring import CATALOGUE
from app.cover.models import CoverTile
from app.cover.projection import CELLS
from app.ledger.models import Fact, Identifier, Version
from app.ledger.projections import RowsOverTime
from app.ledger.verification.chain import verify
from app.ledger.verification.computed_rows import first_difference
from app.platform.db.columns import NEVER, table
from app.platform.db.database import Database
from app.registry.authorities.models import Member
from app.registry.contracts.models import ContractTerm, HoldingRow
from app.registry.scopes.models import ScopeDetailsFact
from tests.support import world
from tests.support.sent import sent

MANY = 20
ROWS: tuple[type[SQLModel], ...] = (
    ContractTerm, CoverTile, HoldingRow, Identifier, Member, Version,
)  # fmt: skip


@pytest.mark.parametrize("kind", ["award", "details", "report", "attestation", "event", "member"])
def test_projection_of_many_facts_takes_as_many_statements_as_of_one(
    database: Database, kind: str
) -> None:
    with database.write_session() as session:
        facts = [_record(session, kind, n) for n in range(MANY)]
        corroborations: list[Fact] = [
            world.corroboration(session, fact.id, source="notice") for fact in facts
        ]
        # The first run compiles statements, and loads what was expired.
        CATALOGUE.project(session, [*facts, *corroborations], 10_000)

        with sent() as of_one:
            CATALOGUE.project(session, [facts[0], corroborations[0]], 10_000)
        with sent() as of_many:
            CATALOGUE.project(session, [*facts, *corroborations], 10_000)

    assert len(of_many) == len(of_one)


def test_fact_recorded_and_ended_in_one_batch_gives_no_rows(database: Database) -> None:
    records: list[Callable[[Session], Fact]] = [
        world.award, world.report, world.membership, world.term_change, world.provider_event,
        lambda session: world.contract(session, "c-2"),
    ]  # fmt: skip
    with database.write_session() as session:
        world.award(session, "c-3", authority="camden")
        world.consortium(session)
        for record in records:
            fact = record(session)
            fact.to_at = fact.from_at
            session.flush()
            CATALOGUE.project(session, [fact], fact.from_at)
            assert first_difference(session, CATALOGUE.projections) is None
            assert not _rows_at(session, fact.from_at)


def test_changes_of_one_batch_leave_an_unchanged_row_open(database: Database) -> None:
    with database.write_session() as session:
        first = world.award(session)
        second = world.award(session, "c-2")
        CATALOGUE.project(session, [first, second], second.from_at + 1)
        found = verify(session, CATALOGUE)

    assert (found.fault, found.difference) == (None, None)


def test_cells_beside_the_changed_holdings_are_found_by_two_statements(database: Database) -> None:
    with database.write_session() as session:
        award = world.award(session)
        changed = {
            "authority": "camden", "scope": "delivery", "contract": "c-1", "state": "live",
            "first_day": date(2025, 1, 1), "last_day": date(2025, 12, 31),
            "claimed_levels": [], "is_end_claimed": False, "is_seconded": False,
        }  # fmt: skip
        changes: Any = {HoldingRow: [changed]}
        with sent() as statements:
            cells = CELLS.affected(session, [award], changes)

    assert {*cells} == {("camden", "delivery"), ("camden", "repair")}
    assert len(statements) == 2


def test_withdrawn_leaf_loses_its_days_and_tiles(database: Database) -> None:
    """No fact names the leaf itself, so nothing keeps it from being withdrawn."""
    with database.write_session() as session:
        world.scope_tree(session)
        world.award(session, scope="equipment")
        world.report(session, scope="equipment", finding="partial")
        leaf = _details_of(session, "repair")
        world.withdraw(session, leaf)
        cells = _open_cells(session)
        world.withdraw(session, _details_of(session, "delivery"))
        later = _open_cells(session)
        found = verify(session, CATALOGUE)

    assert cells == {("camden", "delivery")}
    assert later == {("camden", "equipment")}
    assert (found.fault, found.difference) == (None, None)


def test_row_that_stays_wanted_is_one_row() -> None:
    rows = RowsOverTime(Version)
    one, other = _version("One"), _version("Other")
    rows.want("a", [one, one], 1)
    rows.want("b", [one], 2)
    rows.want("a", [other, one], 3)
    rows.want("a", [one], 4)

    found = sorted((row["name"], row["from_at"], row["to_at"]) for row in rows.rows())

    assert found == [
        ("One", 1, 3), ("One", 1, NEVER), ("One", 2, NEVER), ("Other", 3, 4),
    ]  # fmt: skip


def _rows_at(session: Session, moment: int) -> list[str]:
    """Return the tables of rows that are opened and closed at a moment."""
    return [
        table(model).name
        for model in ROWS
        for found in session.execute(select(table(model).c.from_at, table(model).c.to_at))
        if found == (moment, moment)
    ]


def _record(session: Session, kind: str, n: int) -> Fact:
    if kind == "event":
        world.contract(session, f"c-{n}", provider=f"provider-{n}")
    records: dict[str, Callable[[], Fact]] = {
        "award": lambda: world.award(session, f"c-{n}"),
        "details": lambda: world.contract(session, f"c-{n}"),
        "report": lambda: world.report(session, f"council-{n}"),
        "attestation": lambda: world.attestation(session, f"council-{n}"),
        "event": lambda: world.provider_event(session, f"provider-{n}"),
        "member": lambda: world.membership(session, authority=f"council-{n}"),
    }
    return records[kind]()


def _details_of(session: Session, code: str) -> Fact:
    details = select(ScopeDetailsFact).where(col(ScopeDetailsFact.code) == code)
    return session.scalars(details).one()


def _open_cells(session: Session) -> set[tuple[str, str]]:
    rows = table(CoverTile)
    cells = select(rows.c.authority, rows.c.scope).where(rows.c.to_at == NEVER)
    return {(authority, scope) for authority, scope in session.execute(cells)}


def _version(name: str) -> dict[str, Any]:
    return {"thing": "t", "code": "c", "details": "d", "name": name, "days_from": 1, "days_to": 2}

"""The database refuses to change or delete recorded rows, on both engines."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import JSON, Column, MetaData, Row, Table, delete, insert, select, text, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.sql import Executable

from app.api.wiring import CATALOGUE
from app.auth.models import AuditEntry
from app.domain.vocabulary import Role
from app.ledger.recording import record
from app.ledger.verification.chain import verify
from app.platform.canonical import GENESIS
from app.platform.db.columns import NEVER, table
from app.platform.db.database import Database
from app.registry.authorities.facts import BUYER_MATCH
from app.registry.authorities.schemas import BuyerMatchIn
from app.registry.contracts.facts import CONTRACT, SUPPLIER_MATCH
from app.registry.contracts.models import ContractDetailsFact
from app.registry.contracts.schemas import ContractDetailsIn, SupplierMatchIn
from app.registry.suggestions.facts import PROVIDER_DISTINCTION
from app.registry.suggestions.schemas import ProviderDistinctionIn
from migrations.append_only import unprotect
from tests.support import callers, world
from tests.support.records import FREE, PARTS, Teller
from tests.support.tampering import CREDENTIALS, FACTS, WRITTEN
from tests.support.templates import TemplateDatabases

LATER = world.NOW + timedelta(days=1)
REVOCATION = {"revoked_by": "an-admin", "revoked_at": LATER}
AUDITED = {
    "recorded_at": world.NOW, "request_id": "r-1", "caller": "tests", "role": "editor",
    "operation": "POST /v1/sources", "target": "/v1/sources", "status": 201, "faults": [],
    "position": 1, "previous": GENESIS, "hash": "an entry's hash",
}  # fmt: skip


NAMED = {
    "source": "wcc-story", "provider": "medequip", "holder": "medequip", "providers": ["medequip"],
    "scope": "telecare", "scopes": ["telecare"], "contract": "hackney-nrs-call-off-2023",
}  # fmt: skip
"""What records name in the embedded data."""


MERGED = {
    "authority": world.authority, "consortium": world.consortium, "provider": world.provider,
}  # fmt: skip
"""What can be merged, and how to make one."""


@pytest.fixture(scope="module")
def kept(databases: TemplateDatabases) -> Iterator[Database]:
    """The embedded data, and what is not among it; nothing that follows may change it."""
    with databases.database("loaded", "kept") as database:
        with database.write_session() as session:
            world.attestation(session, "elsewhere")
            for thing, build in MERGED.items():
                for code in ("former", "into"):
                    build(session, f"{thing}-{code}")
                world.merge(session, thing, f"{thing}-former", into=f"{thing}-into")
            _decide_on_suppliers(session)
            world.column_mapping(session, "elsewhere")
            _decide_on_buyers(session)
            session.execute(insert(table(AuditEntry)), AUDITED)
            for sort in FREE:
                named = {name: NAMED[name] for name in NAMED.keys() & {*sort.body, "source"}}
                case = Teller(session).tell(sort, **named)
                for part in PARTS:
                    if part.case == sort.operation:
                        Teller(session).add(part, case, source="wcc-story")
        callers.key(database, Role.EDITOR, "westminster")
        callers.token(database, Role.EDITOR, "westminster")
        yield database


def _decide_on_suppliers(session: Session) -> None:
    """Record that a supplier as published is a provider, and that two providers are not one."""
    said = {**world.STATED, "reason": "A register says so."}
    match = SupplierMatchIn(**said, provider="medequip", is_accepted=True, name="Example Beds")
    distinction = ProviderDistinctionIn(**said, other="provider-into")
    with world.commanding(session) as ctx:
        record(ctx, SUPPLIER_MATCH, match)
        record(ctx, PROVIDER_DISTINCTION, distinction, provider="medequip")


def _decide_on_buyers(session: Session) -> None:
    """Record that a notice names a buyer, and that the buyer is an authority."""
    number = {"number": "999001", "scheme": "GB-CFS"}
    world.published_buyer(session, **world.STATED, **number)
    said = {**world.STATED, **number, "reason": "The address is that of the council."}
    with world.commanding(session) as ctx:
        record(ctx, BUYER_MATCH, BuyerMatchIn(**said, authority="camden", is_accepted=True))


@cache
def shape_of(database: Database, name: str) -> Table:
    """A table as the database knows it."""
    return Table(name, MetaData(), autoload_with=database.writers)


def row_of(database: Database, rows: Table) -> Row[Any]:
    """One row of a table; of facts, one that stands."""
    chosen = select(rows)
    if "to_at" in rows.c:
        chosen = chosen.where(rows.c.to_at == NEVER)
    with database.read_session() as session:
        return session.execute(chosen.limit(1)).one()


def is_refused(database: Database, statement: Executable, name: str) -> bool:
    with pytest.raises(DBAPIError) as refused, database.write_session() as session:
        session.execute(statement)
    return f"append-only: {name}" in str(refused.value.orig)


def contents(database: Database, rows: Table) -> list[Row[Any]]:
    with database.read_session() as session:
        return list(session.execute(select(rows).order_by(*rows.primary_key)))


def another(column: Column[Any], value: Any) -> Any:
    """A value that a column may hold, and that is not the one it holds."""
    if isinstance(column.type, JSON):
        return ["another"]
    others: dict[type, Any] = {
        str: "another", int: 7_777, bool: not value, date: date(1900, 1, 1), datetime: LATER,
    }  # fmt: skip
    return others[column.type.python_type]


@pytest.mark.parametrize("name", [*WRITTEN, *FACTS, *CREDENTIALS])
def test_delete_of_row_is_refused(kept: Database, name: str) -> None:
    rows = shape_of(kept, name)
    before = contents(kept, rows)

    assert is_refused(kept, delete(rows), name)

    assert contents(kept, rows) == before != []


@pytest.mark.parametrize("name", [*WRITTEN, *FACTS, *CREDENTIALS])
def test_update_of_column_is_refused(kept: Database, name: str) -> None:
    rows = shape_of(kept, name)
    (key, *_), row = rows.primary_key, row_of(kept, rows)
    before = contents(kept, rows)

    for column in rows.c:
        changed = {column.name: another(column, row._mapping[column.name])}
        if name in FACTS and column.name == "to_at":
            continue
        item = update(rows).where(key == row._mapping[key.name])
        assert is_refused(kept, item.values(changed), name), column
        if name in FACTS:
            closing = item.values({**changed, "to_at": 9_999})
            assert is_refused(kept, closing, name), column
        if name in CREDENTIALS and column.name not in REVOCATION:
            assert is_refused(kept, item.values({**changed, **REVOCATION}), name), column

    assert contents(kept, rows) == before


@pytest.mark.parametrize("name", [*WRITTEN, *FACTS, *CREDENTIALS])
def test_replacement_of_row_is_refused(kept: Database, name: str) -> None:
    """By the statements of either engine that insert a row in the place of another."""
    rows = shape_of(kept, name)
    before = contents(kept, rows)
    again = insert(rows).from_select(rows.c.keys(), select(rows))
    over: Executable = again.prefix_with("OR REPLACE")
    if kept.url.get_backend_name() == "postgresql":
        (key, *_) = keys = list(rows.primary_key)
        upsert = postgresql.insert(rows).from_select(rows.c.keys(), select(rows))
        over = upsert.on_conflict_do_update(
            index_elements=keys, set_={key.name: upsert.excluded[key.name]}
        )

    assert is_refused(kept, over, name)

    assert contents(kept, rows) == before


@pytest.mark.parametrize("name", [*WRITTEN, *FACTS, *CREDENTIALS])
def test_truncate_is_refused(kept: Database, name: str) -> None:
    if kept.url.get_backend_name() == "sqlite":
        return  # it has no such statement
    rows = shape_of(kept, name)
    before = contents(kept, rows)

    with pytest.raises(DBAPIError, match="append-only: "), kept.write_session() as session:
        session.execute(text(f"TRUNCATE {name} CASCADE"))

    assert contents(kept, rows) == before != []


@pytest.mark.parametrize("name", FACTS)
def test_ended_fact_stays_ended(kept: Database, name: str) -> None:
    rows = shape_of(kept, name)
    item = rows.c.id == row_of(kept, rows).id
    ending = update(rows).where(item)

    with kept.writers.connect() as connection:
        assert connection.execute(ending.values(to_at=7_777)).rowcount == 1
        for later in (7_778, 7_777, NEVER):
            with pytest.raises(DBAPIError, match="append-only: "), connection.begin_nested():
                connection.execute(ending.values(to_at=later))
        assert connection.scalar(select(rows.c.to_at).where(item)) == 7_777
        connection.rollback()


@pytest.mark.parametrize("name", CREDENTIALS)
def test_credential_is_revoked_once_and_stays_revoked(kept: Database, name: str) -> None:
    rows = shape_of(kept, name)
    row = row_of(kept, rows)
    item = update(rows).where(rows.c.id == row.id)

    with kept.writers.connect() as connection:
        for half, value in REVOCATION.items():
            with pytest.raises(DBAPIError, match="append-only: "), connection.begin_nested():
                connection.execute(item.values({half: value}))
        assert connection.execute(item.values(REVOCATION)).rowcount == 1
        for again in (REVOCATION, dict.fromkeys(REVOCATION), {"revoked_by": "another"}):
            with pytest.raises(DBAPIError, match="append-only: "), connection.begin_nested():
                connection.execute(item.values(again))
        revoked = connection.execute(select(rows).where(rows.c.id == row.id)).one()
        connection.rollback()
    assert revoked.revoked_by == "an-admin"
    assert {**revoked._mapping, **REVOCATION} == {**row._mapping, **REVOCATION}


def test_record_withdraw_and_revise_are_allowed(database: Database) -> None:
    with database.write_session() as session:
        award = world.award(session)
        details = session.get_one(ContractDetailsFact, "public-7")
        world.withdraw(session, award, reason="of another borough")
        body = {**world.STATED, **world.AGREED, "title": "Corrected", "kind": "competed",
                "purpose": "lasting", "regime": "pa-2023"}  # fmt: skip
        world.correct(session, CONTRACT, details, ContractDetailsIn(**body))

    with database.read_session() as session:
        found = verify(session, CATALOGUE)
    assert (found.fault, found.difference, found.entries) == (None, None, 10)


def test_without_the_triggers_nothing_is_refused(databases: TemplateDatabases) -> None:
    with databases.database("migrated", "unprotected") as database:
        with database.write_session() as session:
            world.award(session)
        with database.writers.begin() as connection:
            for name in ("award", "change"):
                unprotect(Operations(MigrationContext.configure(connection)), name)

        with database.write_session() as session:
            session.execute(text("UPDATE award SET note = 'edited'"))
            session.execute(text("DELETE FROM award"))
            session.execute(text("DELETE FROM change"))

"""The authorities of a contract by days: its lead, its buyers, and those that have an award."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.platform.db.columns import FIRST_DAY, LAST_DAY, NEVER, table
from app.platform.db.database import Database
from app.registry.contracts.facts import CONTRACT
from app.registry.contracts.models import AwardFact, ContractAuthority
from tests.support import world
from tests.support.registry import small_world
from tests.support.sent import sent

DETAILS = {**world.STATED, **world.AGREED, "title": "Contract", "kind": "competed",
           "purpose": "lasting", "regime": "pa-2023", "provider": "north"}  # fmt: skip


def authorities(session: Session) -> list[tuple[str, date, date]]:
    rows = table(ContractAuthority)
    statement = select(rows.c.authority, rows.c.days_from, rows.c.days_to)
    statement = statement.where(rows.c.contract == "c-1", rows.c.to_at == NEVER)
    return sorted((code, first, last) for code, first, last in session.execute(statement))


def test_lead_and_buyers_hold_from_their_version_of_the_details_on(database: Database) -> None:
    with database.write_session() as session:
        small_world(session)
        world.contract(session, lead="camden", buyers=["camden", "islington"])
    with database.write_session() as session:
        body = {**DETAILS, "lead": "camden", "buyers": ["camden", "hackney"]}
        world.change(session, CONTRACT, "c-1", {**body, "holds_from": "2025-07-01"})

    with database.read_session() as session:
        before, after = date(2025, 6, 30), date(2025, 7, 1)
        assert authorities(session) == [
            ("camden", FIRST_DAY, before),
            ("camden", after, LAST_DAY),
            ("hackney", after, LAST_DAY),
            ("islington", FIRST_DAY, before),
        ]


def test_award_adds_an_authority_until_it_is_withdrawn(database: Database) -> None:
    with database.write_session() as session:
        small_world(session)
        world.contract(session, lead="camden")
    with database.write_session() as session:
        award = world.award(session, authority="hackney").id
    with database.read_session() as session:
        assert [code for code, *_ in authorities(session)] == ["camden", "hackney"]
    with database.write_session() as session:
        world.withdraw(session, session.get_one(AwardFact, award))
    with database.read_session() as session:
        assert [code for code, *_ in authorities(session)] == ["camden"]


def test_award_of_a_named_authority_reads_no_authorities(database: Database) -> None:
    with database.write_session() as session:
        small_world(session)
        world.contract(session, lead="camden")
        world.contract(session, "c-2", lead="hackney")
    read = {}
    for reference in ("c-1", "c-2"):
        with database.write_session() as session, sent("SELECT") as statements:
            world.award(session, reference, authority="camden")
        read[reference] = any("contract_authority" in item.text for item in statements)

    assert read == {"c-1": False, "c-2": True}

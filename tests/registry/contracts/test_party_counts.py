"""Contracts are counted by the sets of their authorities as they are one by one."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from random import Random
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.api.wiring import CATALOGUE
from app.domain.errors import DomainError
from app.ledger.as_of import AsOf
from app.ledger.models import Fact, StreamHead
from app.ledger.rebuild import rebuild
from app.ledger.streams import PUBLIC
from app.ledger.verification.computed_rows import first_difference
from app.platform.db.columns import NEVER, table
from app.platform.db.database import Database
from app.registry.contracts.facts import CONTRACT
from app.registry.contracts.models import (
    AwardFact,
    Contract,
    ContractAuthority,
    ContractDetailsFact,
    ContractTerm,
    PartyCount,
)
from app.registry.contracts.queries import count_contracts
from tests.support import world
from tests.support.registry import small_world
from tests.support.sent import sent
from tests.support.templates import TemplateDatabases

AUTHORITIES = ("camden", "hackney", "islington")
DAYS = (date(2024, 1, 1), date(2025, 3, 1), date(2025, 9, 1))
_TERM, _PARTY, _COUNT = table(ContractTerm), table(ContractAuthority), table(PartyCount)


def counted(session: Session, moment: int, on: date, authorities: Sequence[str]) -> int:
    as_of = AsOf(moment, on)
    return count_contracts(session, {"authority": [*authorities]}, as_of, on)


def one_by_one(session: Session, moment: int, on: date, authorities: Sequence[str]) -> int:
    """Return the number of contracts by reading the rows of each."""
    rows = _PARTY if authorities else _TERM
    statement = select(func.count(rows.c.contract.distinct())).where(
        rows.c.from_at <= moment, rows.c.to_at > moment,
        rows.c.days_from <= on, rows.c.days_to >= on,
    )  # fmt: skip
    if authorities:
        statement = statement.where(_PARTY.c.authority.in_(authorities))
    return session.scalar(statement) or 0


def selections() -> Iterator[tuple[date, Sequence[str]]]:
    for on in DAYS:
        for size in range(len(AUTHORITIES) + 1):
            for authorities in combinations(AUTHORITIES, size):
                yield on, authorities


def moment_of(session: Session) -> int:
    return session.get_one(StreamHead, PUBLIC).moment


def step(session: Session, rng: Random) -> None:
    """Record, change or withdraw one fact about one of four contracts."""
    reference = rng.choice(["c-1", "c-2", "c-3", "c-4"])
    named: dict[str, Any] = {
        "lead": rng.choice(AUTHORITIES),
        "buyers": rng.sample(AUTHORITIES, rng.randrange(3)),
    }
    kinds: list[type[Fact]] = [AwardFact, ContractDetailsFact]
    kind = rng.choice(kinds)
    known = session.get(Contract, reference) is not None
    current = session.scalars(
        select(kind).where(col(kind.to_at) == NEVER).order_by(col(kind.id))
    ).all()
    match rng.randrange(4):
        case 0 if current:
            world.withdraw(session, rng.choice(current))
        case 1 if known:
            body = {**DETAILS, **named, "holds_from": rng.choice([None, *DAYS])}
            world.change(session, CONTRACT, reference, body)
        case 2 if known:
            world.award(session, reference, authority=rng.choice(AUTHORITIES))
        case _:
            world.contract(session, reference, **named)


DETAILS = {**world.STATED, **world.AGREED, "title": "Contract", "kind": "competed",
           "purpose": "lasting", "regime": "pa-2023", "provider": "north"}  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_counts_follow_random_histories(sqlite: TemplateDatabases, seed: int) -> None:
    rng, expected, recorded = Random(seed), {}, 0
    with sqlite.database("migrated") as database:
        with database.write_session() as session:
            small_world(session)
        for _ in range(24):
            try:
                with database.write_session() as session:
                    step(session, rng)
                    recorded += 1
            except DomainError:
                continue
            with database.read_session() as session:
                moment = moment_of(session)
                for on, authorities in selections():
                    number = one_by_one(session, moment, on, authorities)
                    expected[moment, on, authorities] = number

        assert recorded > 8
        with database.read_session() as session:
            assert first_difference(session, CATALOGUE.projections) is None
            found = {key: counted(session, *key) for key in expected}
        assert found == expected
        assert len({*expected.values()}) > 2


def test_rebuild_computes_the_same_counts(database: Database) -> None:
    with database.write_session() as session:
        small_world(session)
        world.contract(session, lead="camden", buyers=["camden", "islington"])
        world.contract(session, "c-2", lead="hackney")
    before = rows(database)
    with database.write_session() as session:
        rebuild(session, CATALOGUE.projections)

    assert rows(database) == before
    assert {(row["parties"], row["authority"], row["contracts"]) for row in before} == {
        ("", "", 1),
        ("", "", 2),
        ("camden islington", "camden", 1),
        ("camden islington", "islington", 1),
        ("hackney", "hackney", 1),
    }


def rows(database: Database) -> list[dict[str, Any]]:
    """Return all rows, open and closed, sorted."""
    columns = [column for column in _COUNT.c if column.name != "id"]
    with database.read_session() as session:
        found = [dict(row) for row in session.execute(select(*columns)).mappings()]
    return sorted(found, key=str)


def test_two_areas_select_contracts_with_an_authority_of_each(database: Database) -> None:
    with database.write_session() as session:
        for code in AUTHORITIES:
            world.membership(session, authority=code)
        world.contract(session, lead="camden", buyers=["camden", "islington"])
        world.contract(session, "c-2", lead="hackney")
        world.authority(session, "brent")
        world.contract(session, "c-3", lead="brent", buyers=["camden"])
        world.contract(session, "c-4", lead="brent")

    with database.read_session() as session:
        as_of, on = AsOf(moment_of(session), DAYS[1]), DAYS[1]

        def of(**codes: list[str]) -> int:
            return count_contracts(session, codes, as_of, on)

        assert of(consortium=["six"]) == 3
        assert of(consortium=["six"], authority=["brent"]) == 1
        assert of(authority=["brent"], authority_kind=["london-borough"]) == 2
        assert of(authority_kind=["london-borough"]) == of() == 4


def test_term_and_award_that_add_no_authority_read_no_counts(database: Database) -> None:
    with database.write_session() as session:
        small_world(session)
        world.contract(session, lead="camden")
    with database.write_session() as session, sent("SELECT") as statements:
        world.award(session, authority="camden")
        world.term_change(session, change="extension", last_day="2026-06-30")

    assert not any("party_count" in item.text for item in statements)

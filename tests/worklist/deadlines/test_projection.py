"""Lists read from the rows of deadlines say what the domain computes for every contract."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.duties import NoticeStatus
from app.domain.errors import DomainError
from app.domain.key_dates import LeadTime, key_dates
from app.domain.vocabulary import NoticeType
from app.ledger.as_of import AsOf
from app.ledger.streams import PUBLIC
from app.ledger.verification.computed_rows import first_difference
from app.platform.db.columns import LATEST, NEVER
from app.platform.db.database import Database
from app.registry.contracts.models import Contract, ContractDetailsFact
from app.worklist.deadlines import queries
from app.worklist.deadlines.contracts import ContractDeadlines
from app.worklist.deadlines.projection import DEADLINES
from app.worklist.deadlines.reads import read_contract_deadlines
from app.worklist.deadlines.schemas import KeyDateFilters, KeyDateOut, NoticeDutyOut, NoticeQuery
from app.worklist.deadlines.statutory_rules import lead_times
from tests.support import world
from tests.support.templates import TemplateDatabases

CONTRACTS = ["c-1", "c-2", "c-3", "c-4"]
TODAY = date(2025, 10, 1)
MORE_THAN_THERE_ARE = 100_000
STREAMS = [(PUBLIC,), (PUBLIC, "partners")]


class Mover:
    """Records random facts that decide about deadlines; refused ones are rolled back."""

    def __init__(self, rng: Random, database: Database) -> None:
        self.rng, self.database = rng, database

    def day(self) -> str:
        return str(date(2024, 1, 1) + timedelta(self.rng.randrange(1500)))

    def maybe(self, value: Any) -> Any:
        return value if self.rng.random() < 0.6 else None

    def move(self) -> None:
        moves = [
            self.contract, self.contract, self.contract, self.change, self.notice, self.notice,
            self.event, self.claim, self.decide, self.attest, self.revise,
        ]  # fmt: skip
        try:
            with self.database.write_session() as session:
                self.rng.choice(moves)(session)
        except (DomainError, ValidationError):
            pass

    def contract(self, session: Session) -> None:
        reference = self.rng.choice(CONTRACTS)
        if session.get(Contract, reference) is not None:
            return
        first, last = sorted([self.day(), self.day()])
        known = [code for code in CONTRACTS if session.get(Contract, code)]
        open_ = self.rng.random() < 0.2
        world.contract(
            session, reference,
            kind=self.rng.choice(["competed", "direct-award", "framework"]),
            regime=self.rng.choice(["pa-2023", "pa-2023", "pcr-2015", "unknown"]),
            purpose=self.rng.choice(["lasting", "bridging"]),
            provider=self.maybe("north"), lead=self.maybe("camden"),
            buyers=["camden", "hackney"][: self.rng.randrange(3)],
            first_day=first, last_day=None if open_ else last,
            last_day_basis="unknown" if open_ else self.rng.choice(["agreed", "assumed"]),
            signed_on=self.maybe(first), break_on=self.maybe(last),
            notice_months=self.maybe(3), replaces=[*filter(self.maybe, known)],
            options=[{"last_day": "2029-01-01", "text": "a year more"}] if self.maybe(1) else [],
            values=[{"amount": "9000000", "basis": "estimated", "vat": "included"}],
        )  # fmt: skip

    def change(self, session: Session) -> None:
        change = self.rng.choice(["extension", "termination", "cancellation"])
        last = None if change == "cancellation" else self.day()
        world.term_change(
            session, self.rng.choice(CONTRACTS), change=change, last_day=last,
            agreed_on=self.maybe(self.day()),
        )  # fmt: skip

    def notice(self, session: Session) -> None:
        type_ = self.rng.choice(["UK4", "UK6", "UK7", "UK11", "F03", "F20", "unknown"])
        day = self.maybe(self.day())
        world.notice(session, self.rng.choice(CONTRACTS), notice_type=type_, published_on=day)

    def event(self, session: Session) -> None:
        event = self.rng.choice(["ceased-trading", "resumed-trading"])
        world.provider_event(session, event=event, day=self.day())

    def claim(self, session: Session) -> None:
        visibility = self.rng.choice(["public", "partners"])
        about = f"contract:{self.rng.choice(CONTRACTS)}"
        self.claimed = world.claim(session, about=about, value=self.day(), visibility=visibility).id

    def decide(self, session: Session) -> None:
        if hasattr(self, "claimed"):
            world.decision(session, self.claimed)

    def attest(self, session: Session) -> None:
        first, last = sorted([self.day(), self.day()])
        code = self.rng.choice(["camden", "hackney"])
        world.attestation(
            session, code, subject="notices", scopes=[], first_day=first, last_day=last
        )

    def revise(self, session: Session) -> None:
        standing = select(ContractDetailsFact).where(col(ContractDetailsFact.to_at) == NEVER)
        if fact := session.scalars(standing.limit(1)).first():
            world.revise(session, fact, last_day=self.day(), last_day_basis="agreed")


@pytest.fixture
def begun(database: Database) -> Database:
    return begin(database)


def begin(database: Database) -> Database:
    with database.write_session() as session:
        world.provider(session)
        for code in ("camden", "hackney"):
            world.authority(session, code)
        for reference in CONTRACTS[:2]:
            world.contract(session, reference, lead="camden")
    return database


def everything(session: Session, as_of: AsOf, on: date) -> list[ContractDeadlines]:
    return [*read_contract_deadlines(session, CONTRACTS, as_of, on)]


def computed_key_dates(
    contracts: list[ContractDeadlines], query: KeyDateFilters, on: date
) -> list[KeyDateOut]:
    """The key dates of all contracts, computed and then filtered."""
    months, days = query.lead_months, query.days(on)
    leads = lead_times() if months is None else (LeadTime("replacement", months),)
    found = [
        queries._key_date_out(contract, item, on)
        for contract in contracts
        if not contract.is_cancelled
        for item in key_dates(contract.dated, leads, queries._contract_duties(contract, on), on)
        if item.kind.is_standing
        or (item.day is not None and item.day in days)
        or (query.overdue and (item.is_overdue or item.is_unrecorded))
    ]
    return sorted(found, key=queries._key_date_keys)


def asked(rng: Random) -> Iterator[tuple[date, KeyDateFilters]]:
    for overdue, months in product([False, True], [None, 1, 18]):
        on = date(2024, 1, 1) + timedelta(rng.randrange(2000))
        first = on + timedelta(rng.randrange(-900, 300))
        last = first + timedelta(rng.randrange(1200))
        yield (
            on,
            KeyDateFilters(
                on=on, first_day=first, last_day=last, overdue=overdue, lead_months=months
            ),
        )


def listed_notices(session: Session, query: NoticeQuery, as_of: AsOf) -> list[NoticeDutyOut]:
    return queries.list_notices(session, query, as_of).items


def check(database: Database, rng: Random) -> None:
    with database.read_session() as session:
        assert first_difference(session, [DEADLINES]) is None
        for streams in STREAMS:
            as_of = AsOf(LATEST, TODAY, dict.fromkeys(streams, LATEST))
            for on, query in asked(rng):
                contracts = everything(session, as_of, on)
                found = queries.first_key_dates(session, query, as_of, MORE_THAN_THERE_ARE)
                assert found == computed_key_dates(contracts, query, on), query
                status = rng.choice([*NoticeStatus])
                type_ = rng.choice([None, *NoticeType])
                notices = NoticeQuery(on=on, status=[status], notice_type=type_, limit=200)
                listed = listed_notices(session, notices, as_of)
                assert listed == queries.notices_of(contracts, notices, on)[:200], notices


@pytest.mark.parametrize("seed", range(4))
def test_lists_of_a_random_registry_are_those_computed_for_all_contracts(
    sqlite: TemplateDatabases, seed: int
) -> None:
    rng = Random(seed)
    with sqlite.database("migrated") as database:
        mover = Mover(rng, begin(database))
        for _ in range(4):
            for _ in range(8):
                mover.move()
            check(database, rng)


def test_lists_of_one_registry_are_those_computed_on_either_engine(begun: Database) -> None:
    rng = Random(99)
    mover = Mover(rng, begun)
    for _ in range(24):
        mover.move()

    check(begun, rng)

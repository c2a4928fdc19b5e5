"""A registry of some thousand contracts, recorded through the real commands with a fixed seed."""

from datetime import date, timedelta
from random import Random

from sqlalchemy.orm import Session

from app.platform.db.database import Database
from app.platform.progress import ProgressCallback, no_progress
from tests.support import world

AUTHORITIES = [f"council-{n}" for n in range(120)]
PROVIDERS = [f"provider-{n}" for n in range(40)]
BRANCHES = ["equipment", "adaptations", "telecare"]
LEAVES = [f"{branch}-{n}" for branch in BRANCHES for n in range(6)]
AT_A_TIME = 50


def record_registry(
    database: Database, contracts: int, on_progress: ProgressCallback = no_progress
) -> None:
    """Record contracts with their awards, changes, corroborations and withdrawals."""
    rng = Random(7)
    with database.write_session() as session:
        _record_things(session)
    for first in range(0, contracts, AT_A_TIME):
        with database.write_session() as session:
            for n in range(first, min(first + AT_A_TIME, contracts)):
                _record_contract(session, rng, f"c-{n}")
        on_progress(min(AT_A_TIME, contracts - first))


def _record_things(session: Session) -> None:
    world.source(session, "notice", dated_on="2025-03-01")
    tree: dict[str, str | None] = dict.fromkeys(BRANCHES)
    tree |= {leaf: leaf.rpartition("-")[0] for leaf in LEAVES}
    world.scope_tree(session, tree)
    for code in AUTHORITIES:
        world.authority(session, code)
    for code in PROVIDERS:
        world.provider(session, code)


def _record_contract(session: Session, rng: Random, reference: str) -> None:
    authority = rng.choice(AUTHORITIES)
    first = date(2020, 1, 1) + timedelta(rng.randint(0, 1500))
    last = first + timedelta(rng.randint(100, 1500))
    days = {"first_day": first, "last_day": last}
    details = world.contract(
        session, reference, **days, provider=rng.choice(PROVIDERS),
        last_day_basis=rng.choice(["agreed", "agreed", "assumed"]),
    )  # fmt: skip
    scopes = rng.sample([*LEAVES, BRANCHES[0]], rng.randint(1, 4))
    awards = [world.award(session, reference, authority=authority, scope=scope) for scope in scopes]
    _maybe_later(session, rng, reference, last)
    for fact in (details, *awards):
        if rng.random() < 0.1:
            world.corroboration(session, fact.id, source="notice")
    if rng.random() < 0.1:
        world.withdraw(session, awards[-1])
    if rng.random() < 0.1:
        scope = rng.choice(LEAVES)
        span = {"first_day": first, "last_day": first + timedelta(90)}
        world.report(session, authority, scope=scope, finding="partial", **span)


def _maybe_later(session: Session, rng: Random, reference: str, last: date) -> None:
    if rng.random() < 0.3:
        fields = {"change": "extension", "last_day": last + timedelta(365)}
        world.term_change(session, reference, **fields)
    if rng.random() < 0.1:
        world.claim(session, about=f"contract:{reference}")
    if rng.random() < 0.01:
        world.provider_event(session, rng.choice(PROVIDERS), event="distress-signal")

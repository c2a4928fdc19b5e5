"""Tiles that are split where a new award begins and ends equal tiles computed anew."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import timedelta
from random import Random
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.cover import cell_changes
from app.cover.additions import added_awards, award_of, split_rows
from app.cover.laying import tile_rows
from app.cover.projection import CELLS
from app.domain.additions import AddedAward, LaidDays, with_changes
from app.domain.vocabulary import DateBasis, Risk, ServiceLevel
from app.domain.windows import EvidenceChange
from app.ledger import identities
from app.ledger.fact_types import CommandContext
from app.ledger.recording import record, withdraw
from app.ledger.verification.computed_rows import first_difference
from app.platform.db.columns import NEVER
from app.registry.authorities.facts import ATTESTATION, SERVICE_REPORT
from app.registry.authorities.schemas import AttestationIn, ServiceReportIn
from app.registry.contracts.facts import AWARD, CONTRACT
from app.registry.contracts.models import AwardFact
from app.registry.contracts.schemas import AwardIn, ContractIn
from app.registry.providers.facts import PROVIDER_EVENT
from app.registry.providers.schemas import ProviderEventIn
from tests.cover.test_laying import (
    CELL,
    LONG,
    START,
    Cell,
    Row,
    cell,
    contract,
    laid_anew,
    meets_tile,
)
from tests.support import world
from tests.support.templates import TemplateDatabases

BASES = [DateBasis.AGREED, DateBasis.DERIVED, DateBasis.ASSUMED]


def awarded(rng: Random, code: str, longest: int) -> Row:
    """An award that is live without a gap."""
    first = START + timedelta(rng.randint(200, LONG - 200))
    last = first + timedelta(rng.choice([0, 1, 30, longest]))
    level, is_sure = rng.choice([*ServiceLevel]), rng.random() < 0.5
    return Row(code, code, level, 0, "live", is_sure, first, last, rng.choice(BASES))


def dense(rng: Random) -> Cell:
    """A cell of which most days are covered by several contracts."""
    longer = {f"long-{n}": (awarded(rng, f"long-{n}", LONG),) for n in range(rng.randint(0, 12))}
    some = cell(rng)
    return replace(some, contracts={**some.contracts, **longer})


def added_to(known: Cell, rows: tuple[Row, ...], forgotten: Mapping[str, Any]) -> AddedAward | None:
    """The award of these rows, with the days on which it may change more than where tiles end."""
    award, laid = award_of([*map(asdict, rows)]), tile_rows(CELL, known.known())
    if award is None or not laid:
        return None
    return with_changes(award, [days(tile)._replace(**forgotten) for tile in laid])


def days(tile: Mapping[str, Any]) -> LaidDays:
    return LaidDays(
        tile["first_day"], tile["last_day"], tile["level"], tile["live_contracts"],
        tile["certainty"], Risk.INSOLVENCY in tile["risks"],
    )  # fmt: skip


def is_equal(seed: int, forgotten: Mapping[str, Any] = MappingProxyType({})) -> bool | None:
    """Compare split tiles with those of all days; None if they have to be computed anew."""
    rng = Random(seed)
    before = dense(rng)
    rows = contract(rng, "new") if rng.random() < 0.2 else (awarded(rng, "new", 300),)
    award = added_to(before, rows, forgotten)
    if award is None:
        return None
    after, change = replace(before, contracts={**before.contracts, "new": rows}), EvidenceChange()
    change.add_award("new", award)
    return laid_anew(split(before, award), after, change) == tile_rows(CELL, after.known())


def split(before: Cell, award: AddedAward) -> list[dict[str, Any]]:
    """The tiles of a cell, split at those ends of an award where nothing else changes."""
    tiles: list[dict[str, Any]] = []
    for tile in tile_rows(CELL, before.known()):
        is_split = any(meets_tile(tile, end) for end in award.ends)
        rows = split_rows([{**tile, "to_at": NEVER}], {CELL: [award] if is_split else []})
        tiles += map(dict, rows)
    return tiles


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_split_tiles_equal_tiles_laid_on_all_days(seed: int) -> None:
    assert is_equal(seed) is not False


def test_many_new_awards_only_split_tiles() -> None:
    found = [is_equal(seed) for seed in range(300)]

    assert found.count(True) > 200
    assert False not in found


FORGOTTEN: dict[str, dict[str, Any]] = {
    "the level": {"rank": 9},
    "the number of contracts": {"live_contracts": 2},
    "the certainty": {"certainty": None},
}


@pytest.mark.parametrize("name", FORGOTTEN)
def test_tiles_of_which_something_is_forgotten_are_split_wrongly(name: str) -> None:
    assert any(is_equal(seed, FORGOTTEN[name]) is False for seed in range(5000))


@pytest.mark.parametrize("seed", range(4))
def test_batches_of_awards_beside_others_leave_recomputed_tiles(
    databases: TemplateDatabases, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[int] = []

    def noted(session: Session, changed: Sequence[Any]) -> Mapping[Any, AddedAward]:
        added = added_awards(session, changed)
        found.append(len(added))
        return added

    monkeypatch.setattr(cell_changes, "added_awards", noted)
    rng = Random(seed)
    with databases.database("migrated") as database:
        with database.write_session() as session:
            world.authority(session, "camden")
            world.scope_tree(session)
            for code in ("north", "south"):
                world.provider(session, code)
        for first in range(0, 48, 6):
            with database.write_session() as session, world.commanding(session) as ctx:
                for n in range(first, first + 6):
                    record_contract(ctx, rng, f"c-{n}")
                change_something(ctx, rng, first)
            with database.read_session() as session:
                assert first_difference(session, [CELLS]) is None
    assert sum(found) > 10


def record_contract(ctx: CommandContext, rng: Random, reference: str) -> None:
    """Record a contract with an award of its own days."""
    first = START + timedelta(rng.randint(0, 900))
    agreed = {"first_day_basis": "agreed", "last_day_basis": rng.choice(["agreed", "assumed"])}
    term = {"first_day": first, "last_day": first + timedelta(rng.randint(30, 900)), **agreed}
    body = {
        **world.STATED, **term, "reference": reference, "title": "Equipment", "kind": "competed",
        "purpose": "lasting", "regime": "pcr-2015", "provider": rng.choice(["north", "south"]),
    }  # fmt: skip
    identities.create(ctx, CONTRACT, ContractIn.model_validate(body))
    scope = rng.choice(["delivery", "delivery", "repair", "equipment"])
    level = rng.choice(["full", "full", "partial"])
    award = {**world.STATED, "authority": "camden", "scope": scope, "level": level}
    record(ctx, AWARD, AwardIn.model_validate(award), contract=reference)


def change_something(ctx: CommandContext, rng: Random, first: int) -> None:
    """Report, attest or withdraw in the same batch, or let a provider cease trading late."""
    match "cease" if first == 36 else rng.choice(["report", "attest", "withdraw", None, None]):
        case "report":
            body = {**world.STATED, **world.YEAR, "scope": "delivery", "finding": "partial"}
            said = ServiceReportIn.model_validate(body)
            record(ctx, SERVICE_REPORT, said, authority="camden")
        case "attest":
            attested = {**world.STATED, **world.YEAR, "attested_on": "2026-01-31"}
            stated = AttestationIn.model_validate({**attested, "scopes": ["repair"]})
            record(ctx, ATTESTATION, stated, authority="camden")
        case "withdraw":
            named = col(AwardFact.contract) == f"c-{rng.randrange(first + 1)}"
            award = ctx.session.scalars(select(AwardFact).where(named)).first()
            if award is not None and award.to_at == NEVER:
                withdraw(ctx, award, reason="wrong")
        case "cease":
            event = {"event": "ceased-trading", "day": "2022-06-01", "day_basis": "agreed"}
            body = {**world.STATED, **event}
            record(ctx, PROVIDER_EVENT, ProviderEventIn.model_validate(body), provider="north")

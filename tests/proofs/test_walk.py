"""A walk through the API at random, beside a model in plain dictionaries: they never diverge.

Callers of every role record, correct, withdraw, replace, claim, decide, hide, repeat themselves and
look; keys come and go, and so does time. PROVE_STEPS sets how many steps there are on each engine.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from random import Random, SystemRandom

import pytest
from fastapi.testclient import TestClient

from app.api.wiring import CATALOGUE
from app.domain.vocabulary import Role
from app.ledger.moments import read_heads
from app.ledger.verification.chain import verify
from app.main import create_app
from app.platform.clock import Clock
from app.platform.db.database import Database
from tests.proofs import walk_erasures
from tests.proofs.shadow import Shadow, Who
from tests.proofs.shadow_statements import STATEMENTS
from tests.proofs.walk import Walk
from tests.proofs.walker import Held, Walker, same
from tests.support import callers, world
from tests.support.openapi import OPERATIONS
from tests.support.settings import SETTINGS
from tests.support.templates import TemplateDatabases

STEPS = int(os.environ.get("PROVE_STEPS", "25000"))
SEED = int(os.environ.get("PROVE_SEED", SystemRandom().getrandbits(32)))
LONG, BETWEEN_LOOKS = 500, 100
NEVER = datetime(2199, 12, 31, tzinfo=UTC)
BEGINNING: list[tuple[str, tuple[str, ...]]] = [("admin", ()), ("auditor", ()), ("reader", ())]
EDITORS: list[tuple[str, tuple[str, ...]]] = [
    ("editor", ("camden",)), ("editor", ("islington", "barnet")), ("editor", ("barnet",)),
]  # fmt: skip
"""Their keys are issued once the authorities are known."""


MERGING = {"merge_authority", "merge_consortium", "merge_provider", "decide_suggestion"}
"""No walk merges: in the model, a code names one thing for ever. The tests of merges and of
suggestions verify."""
IMPORTING = {"record_column_mapping"}
"""A mapping is about files, which no walk imports. The tests of mappings verify."""


def test_the_model_knows_every_statement_that_there_is() -> None:
    # A document makes many statements, each of which the model knows.
    stating = {
        one.id
        for one in OPERATIONS
        if "Idempotency-Key" in one.parameters and "dry_run" not in one.parameters
    }

    assert stating == STATEMENTS.keys() | walk_erasures.OPERATIONS | MERGING | IMPORTING


@pytest.mark.prove
def test_the_registry_never_differs_from_a_plain_model(
    databases: TemplateDatabases, say: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The clock of a walk stands still while a writer waits for it.
    monkeypatch.setattr("app.ledger.moments._CLOCK_WAIT_SECONDS", 0)
    counts, steps, seed = Counter[str](), 0, SEED
    while steps < STEPS:
        with walking(databases, seed) as (walk, database):
            steps += walked(walk, database, min(LONG, STEPS - steps), seed)
        counts += walk.walker.counts
        seed += 1

    told = ", ".join(f"{code} {count:,}" for code, count in counts.most_common())
    say(f"{steps:,} steps in {seed - SEED} registries from seed {SEED}, 0 diverge: {told}")


@contextmanager
def walking(databases: TemplateDatabases, seed: int) -> Iterator[tuple[Walk, Database]]:
    shadow = Shadow(world.NOW)
    with databases.database("migrated", "walk") as database:
        held = keys(database, BEGINNING)
        clock = Clock(now=lambda: shadow.now)
        with TestClient(create_app(SETTINGS, database, clock)) as client:
            yield Walk(Walker(Random(seed), client, shadow, held)), database


def keys(
    database: Database, callers_: list[tuple[str, tuple[str, ...]]], first: int = 0
) -> list[Held]:
    return [
        Held(next(iter(callers.key(database, Role(role), *some, name=f"s-{n}").values())),
             Who(f"s-{n}", role, frozenset(some)), NEVER)
        for n, (role, some) in enumerate(callers_, first)
    ]  # fmt: skip


def walked(walk: Walk, database: Database, count: int, seed: int) -> int:
    """Walk, and say by which way if the registry and the model part."""
    try:
        steps = walk.begin()
        walk.walker.held += keys(database, EDITORS, len(BEGINNING))
        while steps < count:
            walk.step()
            check_heads(walk.walker, database)
            steps += 1
            if steps % BETWEEN_LOOKS == 0:
                walk.look()
        walk.look()
        with database.read_session() as session:
            assert verify(session, CATALOGUE).is_sound
    except AssertionError as difference:
        way = "\n".join(walk.walker.trail[-12:])
        raise AssertionError(f"seed {seed}: {difference}\nafter\n{way}") from difference
    return steps


def check_heads(walker: Walker, database: Database) -> None:
    """Every stream ends where it must, with the entry that was answered; there is no other."""
    with database.read_session() as session:
        heads = read_heads(session, None)
    found = {stream: (head.position, head.hash) for stream, head in heads.items()}
    entries = walker.shadow.entries
    same(found, {one: (len(entries[one]), walker.hashes.get(one, "0" * 64)) for one in entries})

"""However facts are divided into batches, the same rows follow.

PROVE_BATCHINGS sets how many ways of dividing are tried, PROVE_BATCHED how many facts.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random, SystemRandom
from typing import Any

import pytest
from sqlalchemy import select

from app.api.wiring import CATALOGUE
from app.ledger.verification.chain import verify
from app.platform.db.columns import NEVER, table
from app.platform.db.database import Database
from tests.support import batches, bodies
from tests.support.batches import item
from tests.support.registry import Registry, System, registry_on, small_world
from tests.support.templates import TemplateDatabases

BATCHINGS = int(os.environ.get("PROVE_BATCHINGS", "6"))
FACTS = int(os.environ.get("PROVE_BATCHED", "120"))
SEED = int(os.environ.get("PROVE_SEED", SystemRandom().getrandbits(32)))
CONTRACTS = [f"c-{n}" for n in range(6)]
AUTHORITIES = ["camden", "islington", "hackney"]


@pytest.mark.prove
def test_any_division_into_batches_gives_the_same_rows(
    databases: TemplateDatabases, say: Callable[[str], None]
) -> None:
    with world(databases, "batching-alone") as (system, database):
        facts = recorded_alone(system, Random(SEED))
        expected = open_rows(database)
    for n in range(BATCHINGS):
        rng = Random(SEED + n + 1)
        with world(databases, f"batching-{n}") as (system, database):
            for batch in divided(facts, rng):
                batches.recorded(system, *batch)
            assert open_rows(database) == expected, f"PROVE_SEED={SEED}, division {n}"
            with database.read_session() as session:
                assert verify(session, CATALOGUE).is_sound
    rows = sum(map(len, expected.values()))
    say(f"{len(facts)} facts in {BATCHINGS} divisions, {rows} open rows: 0 differ; seed {SEED}")
    assert rows > 50


@contextmanager
def world(databases: TemplateDatabases, name: str) -> Iterator[tuple[System, Database]]:
    with databases.database("migrated", name) as database:
        with database.write_session() as session:
            small_world(session)
        with registry_on(database) as registry:
            yield _everybody(registry), database


def _everybody(registry: Registry) -> System:
    return registry.editor(*AUTHORITIES, name="everybody")


def recorded_alone(system: System, rng: Random) -> list[dict[str, Any]]:
    """Record random facts one by one, and return those that are not refused.

    A batch gives its facts the same ids, so that a later fact may end an earlier one.
    """
    told: list[tuple[dict[str, Any], str]] = []
    for n in range(FACTS):
        fact = _contract(CONTRACTS[n]) if n < len(CONTRACTS) else _any(rng, told)
        response = batches.send_alone(system, fact)
        if response.status_code in {200, 201}:
            told.append((fact, response.json()["fact"]))
    return [fact for fact, _ in told]


def divided(facts: list[dict[str, Any]], rng: Random) -> Iterator[list[dict[str, Any]]]:
    """Divide facts into batches of any length, in their order."""
    rest = list(facts)
    while rest:
        length = rng.choice([1, 2, 7, 40, len(facts)])
        yield rest[:length]
        rest = rest[length:]


def open_rows(database: Database) -> dict[str, list[str]]:
    """Every open computed row, without its id and its moment."""
    with database.read_session() as session:
        return {
            rows.name: sorted(
                str({k: v for k, v in row.items() if k not in {"id", "from_at", "to_at"}})
                for row in session.execute(select(rows).where(rows.c.to_at == NEVER)).mappings()
            )
            for projection in CATALOGUE.projections
            for rows in map(table, projection.models)
        }


def _contract(code: str) -> dict[str, Any]:
    suppliers = [{"name": "South Care"}, {"name": f"Supplier of {code}"}]
    body = bodies.contract(code, lead="camden", provider=None, suppliers_as_published=suppliers)
    return item("record_contract", body)


def _any(rng: Random, told: list[tuple[dict[str, Any], str]]) -> dict[str, Any]:
    """A new contract, a new fact about a contract told of, or the end of a fact told of."""
    contracts = [
        fact["body"]["reference"] for fact, _ in told if fact["operation"] == "record_contract"
    ]
    earlier, id_ = rng.choice(told)
    if rng.random() < 0.15:
        return item("withdraw_fact", {"reason": "No."}, {"id": id_}, if_match=f'"{id_}"')
    if rng.random() < 0.15 and earlier["operation"] in _CORRECTED:
        return _corrected(earlier, id_)
    if rng.random() < 0.1:
        return _contract(f"later-{len(told)}")
    return _new(rng, rng.choice(contracts), rng.choice(AUTHORITIES))


def _corrected(fact: dict[str, Any], id_: str) -> dict[str, Any]:
    """The same fact with a note that it lacked."""
    operation, named = _CORRECTED[fact["operation"]]
    body = {**fact["body"], "note": "Corrected."}
    if operation == "revise_contract":
        parameters = {"reference": body.pop("reference")}
        return item(operation, {**body, "reason": "correction"}, parameters, if_match=f'"{id_}"')
    parameters = {name: fact["parameters"][name] for name in named}
    return item(operation, {**body, "replaces": id_}, parameters or None, if_match=f'"{id_}"')


_CORRECTED: dict[str, tuple[str, list[str]]] = {
    "record_contract": ("revise_contract", ["reference"]),
    "record_award": ("record_award", ["reference"]),
    "record_service_report": ("record_service_report", ["code"]),
    "record_claim": ("record_claim", []),
}


def _new(rng: Random, contract: str, authority: str) -> dict[str, Any]:
    scope = rng.choice(["delivery", "repair", "equipment"])
    first = f"2025-{rng.randint(1, 6):02}-01"
    days = {"first_day": first, "last_day": f"2025-{rng.randint(7, 12):02}-15"}
    basis = {"first_day_basis": "agreed", "last_day_basis": rng.choice(["agreed", "assumed"])}
    award = bodies.award(authority=authority, scope=scope, **days, **basis)
    change = bodies.term_change("termination", f"2025-{rng.randint(8, 12):02}-20")
    return rng.choice([
        item("record_award", award, {"reference": contract}),
        item("record_award", award, {"reference": contract}),
        item("record_term_change", change, {"reference": contract}),
        item("record_service_report", bodies.report(scope=scope, **days), {"code": authority}),
        item("record_attestation", bodies.attestation(scopes=[scope], **days), {"code": authority}),
        item("record_claim", bodies.claim(f"contract:{contract}")),
    ])  # fmt: skip

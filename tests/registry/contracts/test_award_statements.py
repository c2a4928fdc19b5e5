"""One award costs a fixed number of statements, however much is known of its contract."""

from collections import Counter

import pytest

from tests.support import bodies
from tests.support.registry import Registry, System
from tests.support.sent import sent

STATEMENTS = {"SELECT": 29, "INSERT": 5, "UPDATE": 2}
"""Those of the request for one more award of a cell that is held already, its API key included."""

LOCK = "pg_advisory_xact_lock"


@pytest.fixture(scope="module")
def contract(registry: Registry, camden: System) -> str:
    """A contract of Camden for 2025, with awards for January."""
    camden.states("contracts", bodies.contract("c-1"))
    for scope in ("delivery", "repair"):
        camden.states("contracts/c-1/awards", _award("01", scope=scope))
    return "c-1"


@pytest.mark.parametrize("month", ["02", "03", "04"])
def test_award_takes_a_fixed_number_of_statements(
    camden: System, contract: str, month: str
) -> None:
    with sent() as statements:
        camden.states(f"contracts/{contract}/awards", _award(month))

    verbs = Counter(
        {"WITH": "SELECT"}.get(verb, verb)
        for verb in (item.text.split()[0] for item in statements if LOCK not in item.text)
    )
    assert {verb: n for verb, n in verbs.items() if verb in STATEMENTS} == STATEMENTS


def test_contracts_of_one_batch_share_their_statements(camden: System) -> None:
    """Each new contract only asks whether its reference is taken.

    The tiles of a cell that two contracts hold already stay when there are more.
    """
    counts = []
    for name, contracts in (("before", 2), ("some", 12), ("many", 22)):
        facts = [fact for n in range(contracts) for fact in _contract(f"{name}-{n}")]
        with sent("SELECT", "WITH", "INSERT", "UPDATE") as statements:
            response = camden.posts("batches", {"facts": facts})
        assert response.status_code == 201, response.text
        counts.append(len(statements))

    assert counts[2] - counts[1] == 22 - 12


def _contract(reference: str) -> list[dict[str, object]]:
    return [
        {"operation": "record_contract", "body": bodies.contract(reference)},
        {
            "operation": "record_award",
            "parameters": {"reference": reference},
            "body": bodies.award(),
        },
    ]


def _award(month: str, **more: str) -> dict[str, object]:
    days = {"first_day": f"2025-{month}-01", "last_day": f"2025-{month}-20"}
    return bodies.award(**days, first_day_basis="agreed", last_day_basis="agreed", **more)

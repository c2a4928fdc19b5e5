"""Batches: their items, and how they are sent."""

from typing import Any, cast

from httpx2 import Response

from app.ledger.budget import BatchBudget
from tests.support import bodies, world
from tests.support.openapi import OPERATIONS
from tests.support.registry import Registry, System

MOMENTS_AND_HASHES = {
    "recorded_at", "read_at", "moment", "source_commitment", "commitments", "content_salt", "salt",
    "previous", "hash",
}  # fmt: skip
"""The fields and columns that differ whenever the same is recorded again."""
_SINGLE = {operation.id: operation for operation in OPERATIONS}


def item(operation: str, body: Any, parameters: Any = None, **more: Any) -> dict[str, Any]:
    named = {} if parameters is None else {"parameters": parameters}
    return {"operation": operation, **named, "body": body, **more}


def source(code: str, **more: Any) -> dict[str, Any]:
    return item("register_source", bodies.source(code, **more))


def award(reference: str, **more: Any) -> dict[str, Any]:
    return item("record_award", bodies.award(**more), {"reference": reference})


def report(**more: Any) -> dict[str, Any]:
    return item("record_service_report", bodies.report(**more), {"code": "camden"})


def send(system: System, *facts: Any, **conditions: str) -> Response:
    return system.posts("batches", {"facts": [*facts]}, **conditions)


def recorded(system: System, *facts: Any, **conditions: str) -> list[dict[str, Any]]:
    response = send(system, *facts, **conditions)
    assert response.status_code == 201, response.text
    receipts: list[dict[str, Any]] = response.json()["items"]
    return receipts


def send_alone(system: System, fact: dict[str, Any]) -> Response:
    """Send an item of a batch to its own operation."""
    operation = _SINGLE[fact["operation"]]
    path = operation.path.format(**fact.get("parameters", {})).removeprefix("/v1/")
    method = system.puts if operation.method == "put" else system.posts
    return method(path, fact["body"], seen=fact.get("if_match"))


def without_moments(entry: dict[str, Any]) -> dict[str, Any]:
    """Return an entry without moments, hashes and salts."""
    kept = {name: value for name, value in entry.items() if name not in MOMENTS_AND_HASHES}
    return kept | {"texts": {path: text["text"] for path, text in entry["texts"].items()}}


def known_facts(registry: Registry) -> dict[str, str]:
    """A contract of Camden with an award, a report and a claim, by their ids."""
    with registry.database.write_session() as session:
        contract = world.contract(session, "known", buyers=["camden"])
        return {
            "details": contract.id,
            "award": world.award(session, "known").id,
            "report": world.report(session, "camden").id,
            "claim": world.claim(session, about="contract:known").id,
        }


def set_budget(registry: Registry, budget: BatchBudget) -> None:
    """Replace the budget of the application, which all tests share."""
    cast(Any, registry.client.app).state.budget = budget

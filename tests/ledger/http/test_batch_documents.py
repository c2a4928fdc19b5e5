"""The document of a batch is checked whole, before any transaction begins."""

import json
from collections.abc import Iterator
from typing import Any

import fastapi
import pytest
from fastapi import APIRouter
from httpx2 import Response

from app.api.problem_catalogue import PROBLEM_CATALOGUE
from app.auth.policy import Editor
from app.ledger.budget import ALWAYS_ACCEPTED, BatchBudget
from app.ledger.facts import CORROBORATION
from app.ledger.http.batch_documents import BatchOperations
from app.ledger.http.writes import Writes
from app.ledger.inputs import CorroborationIn
from tests.support import bodies
from tests.support.batches import item, report, send, set_budget, source
from tests.support.bodies import Body
from tests.support.openapi import APP, OPERATIONS
from tests.support.registry import Registry, System, told


@pytest.fixture(autouse=True)
def _budget(registry: Registry) -> Iterator[None]:
    """Room for ten thousand facts, however slow the batches of other tests were."""
    set_budget(registry, BatchBudget(20))
    yield
    set_budget(registry, BatchBudget(5))


def test_one_invalid_fact_among_ten_thousand_is_named_and_nothing_is_recorded(
    registry: Registry, camden: System
) -> None:
    many = [report() for _ in range(10_000)]
    many[7_321] = report(last_day="2024-02-30")
    before = registry.everything()

    response = send(camden, *many)

    assert told(response) == (422, "invalid-day", ["/facts/7321/body/last_day"])
    assert registry.everything() == before


INVALID: list[tuple[Any, str, str]] = [
    (5, "model-attributes-type", "/facts/1"),
    ({"body": {}}, "missing-field", "/facts/1/operation"),
    (item("record_award", {}, 5), "dict-type", "/facts/1/parameters"),
    ({"operation": "register_source"}, "missing-field", "/facts/1/body"),
    (source("some", more=1), "unknown-field", "/facts/1/body/more"),
    ({**source("some"), "why": 1}, "unknown-field", "/facts/1/why"),
    (item("register_source", [1]), "model-attributes-type", "/facts/1/body"),
    (item("register_source", None), "model-attributes-type", "/facts/1/body"),
    (item("record_batch", {"facts": []}), "unknown-word", "/facts/1/operation"),
    (item("import_notices", {}), "unknown-word", "/facts/1/operation"),
    (item("revoke_api_key", {}), "unknown-word", "/facts/1/operation"),
    (item("record_award", bodies.award()), "missing-field", "/facts/1/parameters/reference"),
    (item("record_award", bodies.award(), {"reference": 5}), "string-type",
     "/facts/1/parameters/reference"),
    (item("register_source", bodies.source("some"), {"reference": "known"}), "unknown-parameter",
     "/facts/1/parameters/reference"),
    (item("register_source", bodies.source("some"), {"dry_run": "true"}), "unknown-parameter",
     "/facts/1/parameters/dry_run"),
    ({**source("some"), "if_match": 7}, "string-type", "/facts/1/if_match"),
    (report(last_day="2024-01-01"), "period-reversed", "/facts/1/body"),
]  # fmt: skip


@pytest.mark.parametrize(("fact", "code", "pointer"), INVALID)
def test_invalid_fact_returns_422_with_a_pointer_to_its_place(
    registry: Registry, camden: System, fact: Any, code: str, pointer: str
) -> None:
    before = registry.everything()

    response = send(camden, source("before"), fact)

    assert response.status_code == 422
    (error,) = response.json()["errors"]
    assert (error["code"], error["pointer"]) == (code, pointer)
    assert code in PROBLEM_CATALOGUE.types or code in PROBLEM_CATALOGUE.field_rules
    assert registry.everything() == before


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ([], "/body"),
        ({}, "/body/facts"),
        ({"facts": []}, "/body/facts"),
        ({"facts": {}}, "/body/facts"),
        ({"facts": [source("some")], "more": 1}, "/body/more"),
    ],
)
def test_body_that_is_no_batch_returns_422(camden: System, body: Any, pointer: str) -> None:
    response = camden.posts("batches", body)

    assert response.status_code == 422
    assert [error["pointer"] for error in response.json()["errors"]] == [pointer]


def test_all_invalid_facts_are_listed_up_to_fifty(camden: System) -> None:
    wrong = [report(last_day="then", source="?") for _ in range(40)]

    few, many = send(camden, *wrong[:3]), send(camden, *wrong)

    assert [error["pointer"] for error in few.json()["errors"]] == [
        f"/facts/{n}/body/{field}" for n in range(3) for field in ("last_day", "source")
    ]
    assert len(many.json()["errors"]) == 50


def test_item_that_needs_another_role_returns_403(registry: Registry, camden: System) -> None:
    before = registry.everything()

    response = send(
        camden, report(last_day="then"), item("record_provider", bodies.provider("new"))
    )

    assert told(response) == (403, "forbidden", ["/facts/1"])
    assert registry.everything() == before


@pytest.mark.parametrize("role", ["reader", "anybody"])
def test_caller_that_records_nothing_is_refused_before_the_body_is_read(
    request: pytest.FixtureRequest, role: str
) -> None:
    system: System = request.getfixturevalue(role)

    response = system.posts("batches", {"facts": "nonsense"})

    assert response.status_code == (403 if role == "reader" else 401)


class _WatchedBudget(BatchBudget):
    """Records whether a writer held the lock when the budget was asked."""

    def __init__(self, registry: Registry) -> None:
        super().__init__(5)
        self.registry = registry
        self.waiting: list[bool] = []

    def check(self, facts: int, pointer: str = "/body/facts") -> None:
        self.waiting.append(bool(self.registry.database._writer_lock._waiting))
        super().check(facts, pointer)


def test_batch_over_the_budget_returns_413_before_the_lock(
    registry: Registry, camden: System
) -> None:
    watched = _WatchedBudget(registry)
    set_budget(registry, watched)
    facts: list[Body] = [{"operation": "register_source", "body": {}}] * (ALWAYS_ACCEPTED + 1)

    response = send(camden, *facts)

    assert told(response) == (413, "batch-too-large", ["/body/facts"])
    assert watched.waiting == [False]


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        (b'{"facts": [{"body": {}}, {"body": {"a": 1, "a": 2}}]}', "duplicate-key",
         "/facts/1/body/a"),
        (b'{"facts": [{"body": {"code": "\\u0000"}}]}', "not-text", "/facts/0/body/code"),
        (b'{"facts": [' + b"[" * 60 + b"]" * 60 + b"]}", "too-deep", "/facts/0/0"),
        (b"nonsense", "invalid-json", "/body"),
        (b"", "invalid-json", "/body"),
    ],
)  # fmt: skip
def test_ambiguous_json_is_refused(camden: System, body: bytes, code: str, pointer: str) -> None:
    response = post_bytes(camden, body)

    (error,) = response.json()["errors"]
    assert (response.status_code, error["code"]) == (422, code)
    assert error["pointer"].startswith(pointer)


def test_personal_data_in_an_item_returns_422_with_a_pointer_to_it(camden: System) -> None:
    told_of = source("told", title="Letter of Mrs Smith, NHS number 943 476 5919")

    response = send(camden, source("before"), told_of)
    in_the_path = send(camden, item("record_award", {}, {"reference": "943 476 5919"}))

    assert told(response) == (422, "personal-data", ["/facts/1/body/title"])
    assert told(in_the_path) == (422, "personal-data", ["/facts/0/parameters/reference"])


def test_other_media_type_returns_415(camden: System) -> None:
    response = post_bytes(camden, b"{}", "text/csv")

    assert told(response) == (415, "unsupported-media-type", [])


@pytest.mark.parametrize(("spare", "status"), [(0, 201), (1, 413)])
def test_body_may_have_32_mib(camden: System, spare: int, status: int) -> None:
    body = json.dumps({"facts": [report()]}).encode()

    response = post_bytes(camden, body.ljust(32 * 2**20 + spare))

    assert response.status_code == status


def post_bytes(system: System, body: bytes, media_type: str = "application/json") -> Response:
    headers = {**system.key, "Content-Type": media_type}
    response: Response = system.client.post("/v1/batches", content=body, headers=headers)
    return response


def test_write_route_that_a_batch_could_not_call_is_refused() -> None:
    router = APIRouter()

    @router.post("/more", operation_id="record_more")
    def record_more(
        caller: Editor, body: CorroborationIn, writes: Writes, on: str
    ) -> fastapi.Response:
        return writes.record(caller, CORROBORATION, body, fact=on)

    with pytest.raises(RuntimeError, match="a batch cannot call record_more"):
        BatchOperations(router.routes).get("record_more")


def test_only_operations_that_record_facts_take_part() -> None:
    changing = {one.id for one in OPERATIONS if one.changes and one.is_of_the_ledger}
    others = {"import_contracts_register", "import_notices", "record_batch"}

    operations = BatchOperations(APP.routes)

    assert {one.id for one in OPERATIONS if operations.get(one.id)} == changing - others

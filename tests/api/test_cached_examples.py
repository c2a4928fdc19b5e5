"""Every example is answered alike with the response cache, the first time and again."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from httpx2 import Response

from app.domain.vocabulary import Role
from tests.support.openapi import OPERATIONS, Operation
from tests.support.operations import Asking, asking_as_each
from tests.support.sent import selects
from tests.support.templates import TemplateDatabases

READS = [
    operation
    for operation in OPERATIONS
    if operation.method == "get" and operation.path.startswith(("/v1/", "/ocds/"))
]
BESIDE_THE_LEDGER = re.compile(
    r"\b(FROM|JOIN) (audit_entry|webhook\w*|erasure_request|erasure|idempotency\w*|kept_release)\b"
)
"""The tables of answers that change without an entry of the ledger."""

BESIDE_POSITION = {"get_kept_process"}
"""Reads that have a position although they rest on such a table; they are not kept."""


@pytest.fixture(scope="module")
def cached(databases: TemplateDatabases) -> Iterator[Asking]:
    with (
        databases.database("loaded", "cached") as database,
        asking_as_each(database, cache_mib=64) as asking,
    ):
        yield asking


@pytest.fixture(scope="module")
def uncached(databases: TemplateDatabases) -> Iterator[Asking]:
    with databases.database("loaded", "uncached") as database, asking_as_each(database) as asking:
        yield asking


@pytest.mark.parametrize("operation", READS, ids=lambda operation: operation.id)
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_example_is_answered_again_byte_for_byte(
    cached: Asking, operation: Operation, encoding: str
) -> None:
    headers = {"Accept-Encoding": encoding}

    first = cached.ask(operation, headers)
    hits = hits_of(cached)
    again = cached.ask(operation, headers)

    assert shown(again) == shown(first)
    has_position = "registry-position" in first.headers and "etag" in first.headers
    is_kept = has_position and operation.id not in BESIDE_POSITION
    assert hits_of(cached) - hits == (1 if is_kept else 0)
    assert has_position == (operation.is_of_the_ledger and first.status_code == 200)


@pytest.mark.parametrize("operation", READS, ids=lambda operation: operation.id)
def test_answer_with_a_position_rests_on_the_ledger_alone(
    uncached: Asking, operation: Operation
) -> None:
    with selects() as sent:
        answer = uncached.ask(operation, role=Role.ANONYMOUS if is_public(operation) else None)

    if "registry-position" in answer.headers and operation.id not in BESIDE_POSITION:
        assert [one.text for one in sent if BESIDE_THE_LEDGER.search(one.text)] == []


def is_public(operation: Operation) -> bool:
    return operation.roles[0] is Role.ANONYMOUS


def hits_of(asking: Asking) -> int:
    metrics = asking.client.get("/metrics").text
    (count,) = re.findall(r'^registry_response_cache_total\{result="hit"\} (\d+)', metrics, re.M)
    return int(count)


def shown(answer: Response) -> tuple[int, bytes, dict[str, Any]]:
    headers = {name: value for name, value in answer.headers.items() if name != "request-id"}
    return answer.status_code, answer.content, headers

"""Two registries that differ only in what is hidden answer every stranger in the same bytes.

PROVE_TWINS sets how many pairs are compared, and PROVE_TWIN_QUESTIONS by how many questions.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from random import Random, SystemRandom
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.domain.vocabulary import Role
from tests.proofs.questions import Known, Question, questions
from tests.proofs.twins import tell
from tests.support import callers, world
from tests.support.records import FREE
from tests.support.served import serving
from tests.support.templates import TemplateDatabases

TWINS = int(os.environ.get("PROVE_TWINS", "20"))
QUESTIONS = int(os.environ.get("PROVE_TWIN_QUESTIONS", "600"))
SEED = int(os.environ.get("PROVE_SEED", SystemRandom().getrandbits(32)))
STEPS, MOST_PAGES = 60, 30
LATER = world.NOW + timedelta(days=1)
FAILURE = {"providers": ["north"], "last_day": "2025-05-31", "horizon_last_day": "2026-12-31"}


@dataclass(frozen=True, slots=True)
class Twin:
    """A registry as a stranger asks it, and as a partner does."""

    client: TestClient
    partner: dict[str, str]


@pytest.mark.prove
def test_what_is_hidden_shows_in_no_answer_to_a_stranger(
    databases: TemplateDatabases, say: Callable[[str], None]
) -> None:
    asked, noticed, hidden = 0, 0, Counter[str]()
    for seed in range(SEED, SEED + TWINS):
        with twins(databases, seed) as (one, other, secrets):
            hidden.update(secrets)
            known = known_to(one.client)
            for question in questions(known, Random(seed), QUESTIONS):
                asked += compare(one.client, other.client, question, seed)
            asked += compare_simulations(one.client, other.client)
            noticed += noticed_by_partners(one, other)

    moves = ", ".join(f"{name.strip('_')} {count}" for name, count in sorted(hidden.items()))
    say(f"{TWINS} pairs from seed {SEED}: {asked:,} answers, 0 differ; hidden: {moves}")
    # A proof that could not see a secret would prove nothing.
    assert noticed == TWINS


@contextmanager
def twins(databases: TemplateDatabases, seed: int) -> Iterator[tuple[Twin, Twin, list[str]]]:
    with ExitStack() as stack:
        plain = stack.enter_context(databases.database("migrated", "plain"))
        full = stack.enter_context(databases.database("migrated", "full"))
        secrets = tell(plain, full, seed, STEPS)
        one, other = (
            Twin(
                stack.enter_context(serving(database, LATER))[0], callers.key(database, Role.READER)
            )
            for database in (plain, full)
        )
        yield one, other, secrets


def known_to(client: TestClient) -> Known:
    """What a stranger can ask about, and what only looks as if they could."""
    entries = client.get("/v1/changes", params={"limit": 200}).json()["items"]
    made_up = ["restricted-1", "restricted-2", "restricted-9", "public-999999"]
    return Known(
        positions=[entry["position"] for entry in entries],
        moments=[entry["recorded_at"] for entry in entries],
        hashes=[entry["hash"] for entry in entries],
        facts=[*(entry["fact"] for entry in entries), *made_up],
    )


def compare(one: TestClient, other: TestClient, question: Question, seed: int) -> int:
    """Ask both, page by page; how many answers were compared."""
    address = str(one.build_request("GET", question.path, params=question.params).url)
    for page in range(MOST_PAGES):
        first, second = one.get(address), other.get(address)
        assert seen(first) == seen(second), (seed, address)
        assert first.status_code < 500, (seed, address)
        repeated = compare_repeated(other, address, first)
        if 'rel="next"' not in first.headers.get("link", ""):
            return page + 1 + repeated
        address = first.headers["link"].partition(">")[0].removeprefix("<")
    return MOST_PAGES


def compare_repeated(other: TestClient, address: str, answer: Any) -> int:
    """What one has answered, the other takes for its own answer."""
    if (etag := answer.headers.get("etag")) is None:
        return 0
    again = other.get(address, headers={"If-None-Match": etag})

    assert (again.status_code, again.headers["etag"]) == (304, etag)
    return 1


def compare_simulations(one: TestClient, other: TestClient) -> int:
    path = "/v1/simulations/provider-failure"
    first, second = (client.post(path, json=FAILURE) for client in (one, other))

    assert first.status_code == 200
    assert seen(first) == seen(second)
    return 1


def noticed_by_partners(one: Twin, other: Twin) -> bool:
    """Whether a partner, who may see some of it, sees any difference."""
    lists = ("/v1/claims", "/v1/providers/north/events", "/v1/providers/south/events",
             *(f"/v1/{sort.path}" for sort in FREE))  # fmt: skip
    answers = [
        [twin.client.get(path, headers=twin.partner).text for path in lists]
        for twin in (one, other)
    ]
    return answers[0] != answers[1]


def seen(response: Any) -> tuple[int, dict[str, str], bytes]:
    """All of an answer but the number of the request, which is drawn for each."""
    headers = {name: text for name, text in response.headers.items() if name != "request-id"}
    return response.status_code, headers, response.content

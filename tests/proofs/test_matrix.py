"""Everybody asks every operation about everything: own, another's, shared, hidden, missing.

The operations and the roles that may ask for them are those of the OpenAPI document; who is in
charge of what is a table written by hand. PROVE_MATRIX=n has every n-th question asked only.
"""

import os
from collections import Counter
from collections.abc import Callable
from random import SystemRandom
from typing import Any

import pytest

from app.domain.vocabulary import Role
from tests.proofs.ground import CAMDEN, ISLINGTON, SECRET, Asker, Ground
from tests.proofs.policy import Expected, expected
from tests.proofs.relations import NO_FACT, Ask, Target
from tests.proofs.table import the_table
from tests.support.openapi import OPERATIONS, Operation

TABLE = the_table()
Cell = tuple[Operation, Target]
CELLS: list[Cell] = [(one, target) for one in OPERATIONS for target in TABLE.get(one.id, ())]
HIDING = [
    one
    for one in OPERATIONS
    if "{id}" in one.path
    and Role.EDITOR in one.roles
    and any(t.shown_to == ISLINGTON for t in TABLE.get(one.id, ()))
]
EVERY = int(os.environ.get("PROVE_MATRIX", "1"))
SEED = int(os.environ.get("PROVE_SEED", SystemRandom().getrandbits(32)))
ORDINARY = 23
"""Of the questions, how many are passed over for one that is asked when nothing is to be proved."""


def test_the_table_names_every_operation_and_no_other() -> None:
    assert {operation.id for operation in OPERATIONS} == TABLE.keys()


def test_an_answer_is_what_the_policy_says(grounds: Ground) -> None:
    questions = [(asker, *cell) for asker in grounds.askers for cell in CELLS]

    assert wrong_answers(grounds, questions[::ORDINARY]) == []


@pytest.mark.parametrize("operation", HIDING, ids=lambda one: one.id)
def test_what_is_hidden_answers_exactly_as_what_does_not_exist(
    grounds: Ground, operation: Operation
) -> None:
    blind = next(one for one in grounds.askers if one.name == "editor of camden")
    hidden = next(one for one in TABLE[operation.id] if one.shown_to == ISLINGTON)
    ask = hidden.ask(grounds)
    unknown = Ask(ask.path | {"id": NO_FACT}, ask.body, seen=ask.seen)

    answers = [send(grounds, operation, blind, one) for one in (ask, unknown)]

    one, other = (without_id(response, named["id"]) for response, named in
                  zip(answers, (ask.path, unknown.path), strict=True))  # fmt: skip
    assert answers[0].status_code == 404
    assert one == other


@pytest.mark.prove
def test_every_answer_is_what_the_policy_says(grounds: Ground, say: Callable[[str], None]) -> None:
    questions = [(asker, *cell) for asker in grounds.askers for cell in CELLS]
    questions = questions[SEED % EVERY :: EVERY]

    wrong = wrong_answers(grounds, questions)

    told = Counter(expected(one, asker, target)[0] for asker, one, target in questions)
    counts = ", ".join(f"{status}: {count:,}" for status, count in sorted(told.items()))
    say(f"{len(questions):,} of {len(CELLS) * len(grounds.askers):,} cells, {len(wrong)} wrong"
        f" ({counts})")  # fmt: skip
    assert wrong == []


def wrong_answers(
    ground: Ground, questions: list[tuple[Asker, Operation, Target]]
) -> list[tuple[str, str, str, Expected, Expected]]:
    wrong = []
    for asker, operation, target in questions:
        response = send(ground, operation, asker, target.ask(ground))
        answer = (response.status_code, code_of(response))
        wanted = expected(operation, asker, target)
        if answer != wanted or not keeps_secrets(asker, response.text):
            wrong.append((operation.id, asker.name, target.relation, wanted, answer))
    return wrong


def send(ground: Ground, operation: Operation, asker: Asker, ask: Ask) -> Any:
    headers = {**asker.headers}
    if "Acting-For" in operation.parameters and asker.acting_for:
        headers["Acting-For"] = asker.acting_for
    if ask.seen is not None:
        headers["If-Match"] = ask.seen
    sent: dict[str, Any] = {} if ask.body is None else {"json": ask.body}
    if isinstance(ask.body, str):
        headers["Content-Type"] = operation.media_type
        sent = {"content": ask.body}
    path = operation.path.format(**ask.path)
    return ground.client.request(operation.method, path, params=ask.params, headers=headers, **sent)


def code_of(response: Any) -> str | None:
    return str(response.json()["code"]) if response.status_code >= 400 else None


def keeps_secrets(asker: Asker, text: str) -> bool:
    return all(asker.sees(owner) for owner in OWNERS if SECRET.format(owner) in text)


def without_id(response: Any, id_: str) -> tuple[str, dict[str, str]]:
    """An answer as it would be for any id, but for the number of the request."""
    headers = {**response.headers}
    del headers["request-id"]
    del headers["content-length"]
    return response.text.replace(id_, "<id>"), headers


OWNERS = ("partners", CAMDEN, ISLINGTON)

"""Everybody asks every operation about everything: own, another's, shared, hidden, missing.

The operations and the roles that may ask for them are those of the OpenAPI document; who is in
charge of what is a table written by hand. PROVE_MATRIX=n asks every n-th question only.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.api.openapi import OPERATIONS, Operation
from tests.proofs.ground import CAMDEN, ISLINGTON, SECRET, Asker, Ground, ground
from tests.proofs.policy import Expected, expected
from tests.proofs.relations import Ask, Target
from tests.proofs.table import the_table
from tests.shelf import Shelf

TABLE = the_table()
Cell = tuple[Operation, Target]
CELLS: list[Cell] = [(one, target) for one in OPERATIONS for target in TABLE.get(one.id, ())]
EVERY = int(os.environ.get("PROVE_MATRIX", "1"))
ORDINARY = 23
"""Of the questions, how many are passed over for one that is asked when nothing is to be proved."""


@pytest.fixture
def grounds(shelf: Shelf) -> Iterator[Ground]:
    with shelf.database("migrated", "matrix") as database, ground(database) as made:
        yield made


def test_the_table_names_every_operation_and_no_other() -> None:
    assert {operation.id for operation in OPERATIONS} == TABLE.keys()


def test_an_answer_is_what_the_policy_says(grounds: Ground) -> None:
    questions = [(asker, *cell) for asker in grounds.askers for cell in CELLS]

    assert wrong_answers(grounds, questions[::ORDINARY]) == []


@pytest.mark.prove
def test_every_answer_is_what_the_policy_says(grounds: Ground, say: Callable[[str], None]) -> None:
    questions = [(asker, *cell) for asker in grounds.askers for cell in CELLS][::EVERY]

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
    body = {"json": ask.body} if ask.body is not None else {}
    path = operation.path.format(**ask.path)
    return ground.client.request(operation.method, path, params=ask.params, headers=headers, **body)


def code_of(response: Any) -> str | None:
    return str(response.json()["code"]) if response.status_code >= 400 else None


def keeps_secrets(asker: Asker, text: str) -> bool:
    return all(asker.sees(owner) for owner in OWNERS if SECRET.format(owner) in text)


OWNERS = ("partners", CAMDEN, ISLINGTON)

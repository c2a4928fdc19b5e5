"""Whatever anybody sends, the answer is one that the OpenAPI document describes.

Examples, boundary values, random requests and sequences of them, valid and invalid, to every
operation, by a caller of each role. PROVE_SCHEMA=n has each caller ask for every n-th operation
only, and PROVE_SCHEMA_EXAMPLES is how many random requests each operation gets.
"""

import os
from collections.abc import Callable
from random import SystemRandom

import pytest

from app.domain.vocabulary import Role
from tests.proofs.fuzzing import application, fuzz
from tests.support.openapi import OPERATIONS
from tests.support.templates import TemplateDatabases

EVERY = int(os.environ.get("PROVE_SCHEMA", "1"))
EXAMPLES = int(os.environ.get("PROVE_SCHEMA_EXAMPLES", "25"))
SEED = int(os.environ.get("PROVE_SEED", SystemRandom().getrandbits(32)))
ROLES = list(Role)


@pytest.mark.prove
@pytest.mark.parametrize("role", ROLES)
def test_no_request_has_an_answer_that_is_not_described(
    databases: TemplateDatabases, role: Role, say: Callable[[str], None]
) -> None:
    operations = [one.id for one in OPERATIONS][(SEED + 13 * ROLES.index(role)) % EVERY :: EVERY]

    with (
        databases.database("loaded", "fuzzed") as database,
        application(database, role) as (app, headers),
    ):
        found = fuzz(app, headers, operations, examples=EXAMPLES, seed=SEED)

    phases = ", ".join(f"{phase} {count:,}" for phase, count in found.requests.items())
    statuses = ", ".join(f"{status}: {count:,}" for status, count in sorted(found.statuses.items()))
    say(f"{found.requests.total():,} requests to {len(operations)} operations ({phases}), "
        f"{len(found.faults)} breaches; {statuses}; seed {SEED}")  # fmt: skip
    assert found.errors == []
    assert found.faults == {}
    assert all(status < 500 for status in found.statuses)

"""What the registry itself says of a fact, nobody sends: every such field is refused, by name."""

from collections.abc import Callable
from typing import Any

import pytest

from app.auth.models import ApiKey
from app.domain.vocabulary import Role
from app.ledger.models import Change, CorroborationFact, Source
from app.platform.db.columns import table
from tests.proofs.ground import Asker, Ground
from tests.proofs.relations import Ask
from tests.proofs.table import the_table
from tests.proofs.test_matrix import EVERY, SEED, send
from tests.support.openapi import DOCUMENT, OPERATIONS, Operation

TABLE = the_table()
# Documents have no fields of ours: what others wrote is read, and nothing of it is believed.
TAKING = [
    one
    for one in OPERATIONS
    if "requestBody" in one.said and one.changes and not one.path.startswith("/v1/imports/")
]
STORED = {column.name for model in (Change, CorroborationFact, Source, ApiKey)
          for column in table(model).c}  # fmt: skip
TOLD = {"expires_on", "key", "scope", "is_current", "recorded_by", "ended_by", "verdict"}
"""What answers say beside what is stored, and settings that no body has."""

# What some bodies take, and who sends it has the right to: a code of their own choice, for one.
SAID_BY_CALLERS = {
    "code", "confidence", "dated_on", "kind", "note", "owner", "publisher", "published_on",
    "reason", "replaces", "retrieved_on", "source", "title", "url", "visibility", "name", "role",
    "authorities", "expires_on", "scope", "verdict",
}  # fmt: skip
FEW = 5
SERVER_OWNED = (STORED | TOLD) - SAID_BY_CALLERS


def body_of(operation: Operation) -> dict[str, Any]:
    content = operation.said["requestBody"]["content"]["application/json"]["schema"]
    return resolved(content)


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = DOCUMENT["components"]["schemas"][name] if name else schema
    return found


def nested(schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The fields of a body that are lists of objects, and what those are."""
    lists = {name: resolved(one.get("items", {})) for name, one in schema["properties"].items()}
    return {name: item for name, item in lists.items() if "properties" in item}


def test_the_registry_s_own_fields_are_known_from_its_tables() -> None:
    named = {
        "id", "position", "from_at", "to_at", "author", "acting_for", "recorded_at",
        "hash", "previous", "stream", "backdated", "content", "action", "fact", "issued_by",
        "issued_at", "expires_at", "revoked_by", "revoked_at", "key",
    }  # fmt: skip

    assert named <= SERVER_OWNED


@pytest.mark.parametrize("operation", TAKING, ids=lambda one: one.id)
def test_no_body_is_said_to_take_a_field_of_the_registry_s(operation: Operation) -> None:
    body, inner = body_of(operation), nested(body_of(operation))

    assert [one["additionalProperties"] for one in (body, *inner.values())] == [False, *(
        False for _ in inner)]  # fmt: skip
    assert body["properties"].keys() & SERVER_OWNED == set()
    # What a register calls a thing is not the id of a fact.
    assert {name for one in inner.values() for name in one["properties"]} & SERVER_OWNED <= {"id"}


@pytest.mark.parametrize("operation", TAKING, ids=lambda one: one.id)
def test_every_field_of_the_registry_s_is_refused_wherever_it_stands(
    grounds: Ground, operation: Operation
) -> None:
    owned = sorted(SERVER_OWNED)
    # A few at a time: a problem does not name more faults than anybody reads.
    some = [owned[n : n + FEW] for n in range(0, len(owned), FEW)]

    assert [found for fields in some for found in not_refused(grounds, operation, fields)] == []


@pytest.mark.prove
def test_each_field_of_the_registry_s_is_refused_by_itself(
    grounds: Ground, say: Callable[[str], None]
) -> None:
    fields = sorted(SERVER_OWNED | SAID_BY_CALLERS)
    pairs = [
        (operation, one)
        for operation in TAKING
        for one in fields
        if one not in body_of(operation)["properties"]
    ][SEED % EVERY :: EVERY]

    kept = [(operation.id, *found) for operation, one in pairs
            for found in not_refused(grounds, operation, [one])]  # fmt: skip

    say(f"{len(pairs):,} fields sent to {len(TAKING)} operations, {len(kept)} not refused")
    assert kept == []


def not_refused(ground: Ground, operation: Operation, fields: list[str]) -> set[tuple[str, str]]:
    """Those of these fields that are taken, in the body or in an object inside it."""
    ask = TABLE[operation.id][0].ask(ground)
    extra = dict.fromkeys(fields, "1")
    lists = nested(body_of(operation))
    assert not isinstance(ask.body, str)
    body = {**(ask.body or {}), **extra, **{name: [extra] for name in lists}}
    places = {f"/body/{one}" for one in fields}
    for name, item in lists.items():
        places |= {f"/body/{name}/0/{one}" for one in fields if one not in item["properties"]}
    response = send(ground, operation, _admin(ground), Ask(ask.path, body, seen=ask.seen))
    if response.status_code != 422:
        return {(place, str(response.status_code)) for place in places}
    refused = {
        one["pointer"] for one in response.json()["errors"] if one["code"] == "unknown-field"
    }
    return {(place, "422") for place in places - refused}


def _admin(ground: Ground) -> Asker:
    return next(one for one in ground.askers if one.role is Role.ADMIN)

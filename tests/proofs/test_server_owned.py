"""What the registry itself says of a fact, nobody sends: every such field is refused, by name."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from app.access.models import ApiKey
from app.domain.vocabulary import Role
from app.kit.columns import table
from app.ledger.models import Change, CorroborationFact, Source
from tests.api.openapi import DOCUMENT, OPERATIONS, Operation
from tests.proofs.ground import Asker, Ground, ground
from tests.proofs.relations import Ask
from tests.proofs.table import the_table
from tests.proofs.test_matrix import send
from tests.shelf import Shelf

TABLE = the_table()
TAKING = [one for one in OPERATIONS if "requestBody" in one.said and one.changes]
STORED = {column.name for model in (Change, CorroborationFact, Source, ApiKey)
          for column in table(model).c}  # fmt: skip
TOLD = {"expires_on", "key", "scope", "stands", "stated", "ended", "verdict"}
"""What answers say beside what is stored, and settings that no body has."""

# What some bodies take, and who sends it has the right to: a code of their own choice, for one.
SAID_BY_CALLERS = {
    "code", "confidence", "dated_on", "kind", "note", "owner", "publisher", "published_on",
    "reason", "replaces", "retrieved_on", "source", "title", "url", "visibility", "name", "role",
    "authorities", "expires_on", "scope", "verdict",
}  # fmt: skip
SERVER_OWNED = (STORED | TOLD) - SAID_BY_CALLERS


@pytest.fixture
def grounds(shelf: Shelf) -> Iterator[Ground]:
    with shelf.database("migrated", "owned") as database, ground(database) as made:
        yield made


def body_of(operation: Operation) -> dict[str, Any]:
    content = operation.said["requestBody"]["content"]["application/json"]["schema"]
    return resolved(content)


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = DOCUMENT["components"]["schemas"][name] if name else schema
    return found


def nested(schema: dict[str, Any]) -> list[str]:
    """The fields of a body that are lists of objects."""
    lists = {name: one.get("items", {}) for name, one in schema["properties"].items()}
    return [name for name, item in lists.items() if "properties" in resolved(item)]


def test_the_registry_s_own_fields_are_known_from_its_tables() -> None:
    assert SERVER_OWNED >= {
        "id", "position", "from_position", "to_position", "author", "acting_for", "recorded_at",
        "hash", "previous", "stream", "backdated", "content", "action", "fact", "issued_by",
        "issued_at", "expires_at", "revoked_by", "revoked_at", "key",
    }  # fmt: skip


@pytest.mark.parametrize("operation", TAKING, ids=lambda one: one.id)
def test_no_body_is_said_to_take_a_field_of_the_registry_s(operation: Operation) -> None:
    schema = body_of(operation)
    inner = [resolved(schema["properties"][name]["items"]) for name in nested(schema)]

    for one in (schema, *inner):
        assert one["additionalProperties"] is False
        assert one["properties"].keys() & SERVER_OWNED == set()


@pytest.mark.parametrize("operation", TAKING, ids=lambda one: one.id)
def test_every_field_of_the_registry_s_is_refused_wherever_it_stands(
    grounds: Ground, operation: Operation
) -> None:
    assert not_refused(grounds, operation, sorted(SERVER_OWNED)) == set()


@pytest.mark.prove
def test_each_field_of_the_registry_s_is_refused_by_itself(
    grounds: Ground, say: Callable[[str], None]
) -> None:
    fields = sorted(SERVER_OWNED | SAID_BY_CALLERS)
    asked, kept = 0, set()
    for operation in TAKING:
        others = [one for one in fields if one not in body_of(operation)["properties"]]
        kept |= {(operation.id, *found) for one in others
                 for found in not_refused(grounds, operation, [one])}  # fmt: skip
        asked += len(others)

    say(f"{asked:,} fields sent to {len(TAKING)} operations, {len(kept)} not refused")
    assert kept == set()


def not_refused(ground: Ground, operation: Operation, fields: list[str]) -> set[tuple[str, str]]:
    """Those of these fields that are taken, in the body or in an object inside it."""
    ask = TABLE[operation.id][0].ask(ground)
    extra = dict.fromkeys(fields, "1")
    lists = nested(body_of(operation))
    body = {**(ask.body or {}), **extra, **{name: [extra] for name in lists}}
    places = {f"/body/{one}" for one in fields}
    places |= {f"/body/{name}/0/{one}" for name in lists for one in fields
               if one not in resolved(body_of(operation)["properties"][name]["items"])["properties"]}  # fmt: skip
    response = send(ground, operation, _admin(ground), Ask(ask.path, body, seen=ask.seen))
    if response.status_code != 422:
        return {(place, str(response.status_code)) for place in places}
    refused = {
        one["pointer"] for one in response.json()["errors"] if one["code"] == "unknown-field"
    }
    return {(place, "422") for place in places - refused}


def _admin(ground: Ground) -> Asker:
    return next(one for one in ground.askers if one.role is Role.ADMIN)

"""A client of the embedded data that asks for each operation as somebody who may."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy import select

from app.domain.vocabulary import Role
from app.platform.db.database import Database
from tests.support import callers
from tests.support.openapi import EXAMPLES, OPERATIONS, Operation
from tests.support.records import SORTS
from tests.support.served import serving

STATED_FIRST: list[tuple[str, dict[str, str]]] = [
    ("record_complaint", {}),
    ("record_candidate", {}),
    ("record_concern", {}),
    ("record_incident", {}),
    ("record_kpi_observation", {"month": "2025-05-01", "visibility": "public"}),
]
"""Examples recorded first and in this order: other examples name the first four by id."""

PATHS = {operation.id: operation.path for operation in OPERATIONS}
RECORDING = {one.path: one for one in OPERATIONS if one.method == "post"}
SPEAKS_FOR = {Role.EDITOR: ("westminster", "hackney")}


@dataclass(frozen=True, slots=True)
class Asking:
    """The client, and what callers of each role send."""

    client: TestClient
    keys: dict[Role, dict[str, str]]

    def ask(
        self,
        operation: Operation,
        headers: dict[str, str] | None = None,
        role: Role | None = None,
        **said: Any,
    ) -> Any:
        """Send the example of an operation, but for what is said otherwise."""
        known = self.keys[role or operation.roles[0]]
        request = {**operation.request(), **said}
        sent = {**known, **request.pop("headers"), **(headers or {})}
        return self.client.request(**request, headers=sent)


@contextmanager
def asking_as_each(database: Database, cache_mib: int = 0) -> Iterator[Asking]:
    """With a key for every role, one and a token to revoke, a webhook, an erasure and a log."""
    keys: dict[Role, dict[str, str]] = {Role.ANONYMOUS: {}}
    for role in set(Role) - {Role.ANONYMOUS}:
        keys[role] = callers.key(database, role, *SPEAKS_FOR.get(role, ()))
    callers.key(database, Role.READER, name="old", public=EXAMPLES["revoke_api_key"]["id"])
    callers.token(database, Role.READER, public=EXAMPLES["revoke_calendar_token"]["id"])
    callers.webhook(database, Role.READER, public=EXAMPLES["get_webhook"]["id"])
    entry = EXAMPLES["request_erasure"]["id"]
    callers.erasure(database, entry, "note", public=EXAMPLES["get_erasure"]["id"])
    with serving(database, cache_mib=cache_mib) as (client, _):
        headers = keys[Role.EDITOR]
        for operation, more in STATED_FIRST:
            body = {**EXAMPLES[operation]["body"], **more}
            client.post(PATHS[operation], json=body, headers=headers).raise_for_status()
        for path in paths_of_empty_lists(database):
            body = RECORDING[path].example["body"]
            client.post(path, json=body, headers=headers).raise_for_status()
        notices = EXAMPLES["import_notices"]["body"]
        headers = keys[Role.ADMIN]
        client.post("/v1/imports/ocds", json=notices, headers=headers).raise_for_status()
        mapping = EXAMPLES["record_column_mapping"]["body"]
        path = f"/v1/column-mappings/{EXAMPLES['get_column_mapping']['publisher']}"
        client.put(path, json=mapping, headers=keys[Role.EDITOR]).raise_for_status()
        body = {"name": "somebody", "role": "reader"}
        client.post("/v1/api-keys", json=body, headers=keys[Role.ADMIN]).raise_for_status()
        yield Asking(client, keys)


def paths_of_empty_lists(database: Database) -> list[str]:
    """The paths of the kinds of cases of which nothing is recorded, but for steps."""
    with database.read_session() as session:
        return [
            f"/v1/{sort.path}"
            for sort in SORTS
            if "{" not in sort.path and session.scalars(select(sort.model).limit(1)).first() is None
        ]

"""A registry that takes statements, and the systems with keys that make them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any, ClassVar, TypeAlias

from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy import Select, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.auth.models import AuditEntry
from app.domain.vocabulary import Role
from app.platform.db.columns import table
from app.platform.db.database import Database
from tests.support import callers, world
from tests.support.served import Watch, serving
from tests.support.templates import TemplateDatabases

Refusal: TypeAlias = tuple[int, str, list[str]]
"""A status, a code, and the fields that are named."""

UNTOLD = table(AuditEntry).name
"""The one table that a refusal changes: it is recorded that there was one."""


@dataclass(frozen=True)
class System:
    """One organisation's system: what it asks of the registry, and what it states."""

    client: TestClient
    key: dict[str, str] = field(default_factory=dict)

    def asks(self, path: str, headers: dict[str, str] | None = None, **asked: Any) -> Response:
        response: Response = self.client.get(
            f"/v1/{path}", params=asked, headers={**self.key, **(headers or {})}
        )
        return response

    def sees(self, path: str, **asked: Any) -> Any:
        response = self.asks(path, **asked)
        assert response.status_code == 200, response.text
        return response.json()

    def lists(self, path: str, **asked: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.sees(path, **asked)["items"]
        return found

    def tag(self, path: str, **asked: Any) -> str:
        """The ETag of what the registry shows."""
        return self.asks(path, **asked).headers["etag"]

    def posts(self, path: str, body: Any, **conditions: str | None) -> Response:
        return self._sends("POST", path, body, conditions)

    def puts(self, path: str, body: Any, **conditions: str | None) -> Response:
        return self._sends("PUT", path, body, conditions)

    def states(self, path: str, body: Any, **conditions: str | None) -> dict[str, Any]:
        """State one thing, and return its entry."""
        return _entry(self.posts(path, body, **conditions), 201)

    def restates(self, path: str, body: Any, **conditions: str | None) -> dict[str, Any]:
        """State the details of a thing again, and return the entry."""
        return _entry(self.puts(path, body, **conditions), 200)

    def withdraws(self, fact: str, reason: str = "It was a mistake.") -> dict[str, Any]:
        path = f"facts/{fact}"
        return self.states(f"{path}/withdrawal", {"reason": reason}, seen=self.tag(path))

    def _sends(
        self, method: str, path: str, body: Any, conditions: dict[str, str | None]
    ) -> Response:
        said = {_HEADERS[name]: value for name, value in conditions.items() if value is not None}
        response: Response = self.client.request(
            method, f"/v1/{path}", json=body, headers={**self.key, **said}
        )
        return response


_HEADERS = {"seen": "If-Match", "acting_for": "Acting-For", "key": "Idempotency-Key"}


@dataclass(frozen=True)
class Registry:
    """The registry, its store, and whoever speaks with it."""

    client: TestClient
    database: Database
    watch: Watch

    def known_as(self, role: Role, *authorities: str, name: str | None = None) -> System:
        name = name or "-".join([*authorities, role])
        key = callers.key(self.database, role, *authorities, name=name)
        return System(self.client, key)

    def editor(self, *authorities: str, name: str | None = None) -> System:
        return self.known_as(Role.EDITOR, *authorities, name=name)

    @property
    def anybody(self) -> System:
        return System(self.client)

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of every table, but for the log of who was refused."""
        with self.database.read_session() as session:
            return {
                name: [tuple(row) for row in session.execute(rows)] if name != UNTOLD else []
                for name, rows in _rows_of_tables().items()
            }


@cache
def _rows_of_tables() -> dict[str, Select[Any]]:
    """Build the statements once: to build them takes longer than to read the rows."""
    return {one.name: select(one).order_by(*one.c) for one in SQLModel.metadata.sorted_tables}


@contextmanager
def registry_on(database: Database) -> Iterator[Registry]:
    with serving(database) as (client, watch):
        yield Registry(client, database, watch)


@dataclass(frozen=True)
class Service:
    """One application, whose store is another one for each module; and the keys that it knows."""

    store: ClassVar = "stating"
    databases: TemplateDatabases
    registry: Registry
    keys: dict[str, dict[str, str]]

    @contextmanager
    def with_store(self, template: str) -> Iterator[Registry]:
        with self.databases.database(template, self.store):
            self.registry.watch.now = world.NOW
            yield self.registry


def small_world(session: Session) -> None:
    """Three authorities that buy together, led by Camden; two providers; a tree of scopes."""
    for code in ("camden", "islington", "hackney"):
        role = "lead" if code == "camden" else "member"
        world.membership(session, "six", authority=code, role=role, **ALWAYS)
    for code in ("north", "south"):
        world.provider(session, code)
    world.scope_tree(session)


ALWAYS = {
    "first_day": None, "first_day_basis": "unknown",
    "last_day": None, "last_day_basis": "open-ended",
}  # fmt: skip


def told(response: Response) -> Refusal:
    problem = response.json()
    return response.status_code, problem["code"], [one["pointer"] for one in problem["errors"]]


def _entry(response: Response, status: int) -> dict[str, Any]:
    assert response.status_code == status, response.text
    entry: dict[str, Any] = response.json()
    return entry

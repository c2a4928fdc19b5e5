"""A council with its own register, and a system that sends it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from httpx2 import Response

from app.platform.db.database import Database
from tests.support import world
from tests.support.registry import Registry, System, registry_on, small_world
from tests.support.templates import TemplateDatabases


class Council:
    """An authority, with its own register and a system that sends it."""

    def __init__(self, registry: Registry, code: str = "camden") -> None:
        self.registry = registry
        self.system = registry.editor(code, name=f"{code}-finance")

    def sends(
        self, content: str | bytes, authority: str = "camden", system: System | None = None,
        media_type: str = "text/csv", **asked: Any,
    ) -> Response:  # fmt: skip
        said = {"Content-Type": media_type, **asked.pop("headers", {})}
        response: Response = self.registry.client.post(
            "/v1/imports/contracts-register",
            params={"authority": authority, **asked},
            content=content.encode() if isinstance(content, str) else content,
            headers={**(system or self.system).key, **said},
        )
        return response

    def imports(self, content: str | bytes, **asked: Any) -> dict[str, Any]:
        response = self.sends(content, **asked)
        assert response.status_code == 200, response.text
        report: dict[str, Any] = response.json()
        return report

    def register(self, authority: str = "camden", format_: str = "csv") -> bytes:
        """The register as the registry exports it."""
        response = self.system.asks(f"exports/contracts-register.{format_}", authority=authority)
        assert response.status_code == 200, response.text
        return bytes(response.content)


@contextmanager
def council_on(databases: TemplateDatabases, store: str) -> Iterator[Council]:
    with (
        databases.filled("council", _fill, store) as database,
        registry_on(database) as registry,
    ):
        yield Council(registry)


def _fill(database: Database) -> None:
    with database.write_session() as session:
        small_world(session)
        number = {"scheme": "GB-COH", "id": "01234567"}
        world.provider(session, "east", identifiers=[number], name_variants=["East Ltd"])

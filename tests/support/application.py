"""A client of the whole application at a given moment and with given settings."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy import select

from app.auth.models import AuditEntry
from app.domain.vocabulary import Role
from app.main import create_app
from app.platform.clock import Clock
from app.platform.db.columns import table
from app.platform.db.database import Database
from app.settings import Settings
from tests.support import world
from tests.support.commands import TickingClock
from tests.support.served import serving

READER = {"name": "brent-care", "role": "reader"}
SCOPE = {"code": "telecare", "title": "Telecare", "source": "minutes", "confidence": "high"}

Keys = dict[Role, dict[str, str]]


@contextmanager
def asking(
    database: Database, *, at: datetime = world.NOW, rate_limit: str = "", **settings: Any
) -> Iterator[TestClient]:
    if not rate_limit and not settings:
        with serving(database, at) as (client, _):
            yield client
        return
    chosen = Settings(_env_file=None, rate_limit=rate_limit, **settings)
    with TestClient(create_app(chosen, database, Clock(now=TickingClock(at).read))) as client:
        yield client


def audited(database: Database) -> list[dict[str, Any]]:
    """Return the rows of the audit log."""
    with database.read_session() as session:
        found = session.execute(select(table(AuditEntry)).order_by(AuditEntry.position))  # type: ignore[arg-type]
        return [dict(row) for row in found.mappings()]


def log(client: TestClient, keys: Keys, query: str = "") -> list[dict[str, Any]]:
    """Return the audit log as an auditor reads it."""
    response = client.get(f"/v1/audit?{query}", headers=keys[Role.AUDITOR])
    assert response.status_code == 200, response.text
    items: list[dict[str, Any]] = response.json()["items"]
    return items


def issue(client: TestClient, admin: dict[str, str], **said: Any) -> dict[str, Any]:
    response = client.post("/v1/api-keys", json=READER | said, headers=admin)
    assert response.status_code == 201, response.text
    issued: dict[str, Any] = response.json()
    return issued


def is_soon_after(at: datetime, moment: str) -> bool:
    """True if a clock that was set to `at`, and goes on with each reading, showed the moment."""
    return at < datetime.fromisoformat(moment) < at + timedelta(minutes=1)


def me(client: TestClient, key: str) -> Any:
    return client.get("/v1/me", headers={"X-API-Key": key})

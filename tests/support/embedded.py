"""Read the embedded data: lists over HTTP, and the head of the ledger."""

from typing import Any

from fastapi.testclient import TestClient

from app.ledger.models import StreamHead
from app.ledger.streams import PUBLIC
from app.platform.db.database import Database


def items(client: TestClient, path: str, **asked: Any) -> list[dict[str, Any]]:
    answer = client.get(f"/v1/{path}", params={"limit": 200, **asked})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


def head_of(database: Database) -> int:
    """The position of the last public entry."""
    with database.read_session() as session:
        return session.get_one(StreamHead, PUBLIC).position

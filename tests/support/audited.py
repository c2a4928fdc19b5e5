"""A registry whose audit log issues, changes and ends one of everything that it can."""

from types import SimpleNamespace
from typing import Any

from fastapi.testclient import TestClient

from app.auth.credentials import KEY_HEADER
from app.domain.vocabulary import Role
from app.platform.db.database import Database
from tests.support import callers, world
from tests.support.application import READER, SCOPE
from tests.support.served import serving

URL = "https://hooks.example.org/registry"
EDITOR = {"name": "camden-desk", "role": "editor", "authorities": ["camden", "brent"]}
ENTRIES = 14


def record_history(database: Database) -> None:
    """Issue keys to an admin (1), an editor (2) and a reader (3), revoked at once (4); issue two
    calendar tokens (5, 6) and revoke the second (7); create a webhook (8), change it (9), rotate
    its secret (10) and replay it (11); create (12) and delete (13) another; refuse a scope (14)."""
    with database.write_session() as session:
        for code in ("camden", "brent"):
            world.authority(session, code)
    admin = callers.key(database, Role.ADMIN, name="an-admin", audited=True)
    with serving(database) as (client, _):
        state: Any = client.app.state  # type: ignore[attr-defined]
        policy, state.webhook_policy = state.webhook_policy, _ALLOWS_ALL
        try:
            _issue_and_end(client, admin)
        finally:
            state.webhook_policy = policy


def _issue_and_end(client: TestClient, admin: dict[str, str]) -> None:
    def ask(method: str, path: str, body: Any, headers: dict[str, str]) -> Any:
        response = client.request(method, f"/v1/{path}", json=body, headers=headers)
        assert response.status_code < 300, response.text
        return response.json() if response.content else None

    editor = {KEY_HEADER: ask("POST", "api-keys", EDITOR, admin)["key"]}
    reader = ask("POST", "api-keys", READER, admin)["id"]
    ask("DELETE", f"api-keys/{reader}", None, admin)
    ask("POST", "calendar-tokens", {}, editor)
    revoked = ask("POST", "calendar-tokens", {}, admin)["id"]
    ask("DELETE", f"calendar-tokens/{revoked}", None, admin)
    hook = f"webhooks/{ask('POST', 'webhooks', {'url': URL}, editor)['id']}"
    change = {"url": f"{URL}?token=in-the-address", "state": "paused", "description": "Cases"}
    ask("PUT", hook, {**change, "filters": {"thing": "contract"}}, editor)
    ask("POST", f"{hook}/secret", None, editor)
    ask("POST", f"{hook}/replay", {"after": 0}, editor)
    deleted = ask("POST", "webhooks", {"url": URL}, admin)["id"]
    ask("DELETE", f"webhooks/{deleted}", None, admin)
    assert client.post("/v1/scopes", json=SCOPE).status_code == 401


# Hosts are not looked up.
_ALLOWS_ALL = SimpleNamespace(precheck=lambda _: None)

"""The audit log is one chain, whatever writes to it; what is issued stands in its contents."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.auth.audit import Attempt, add_audit_entry
from app.auth.audited import API_KEYS, AuditedAction
from app.auth.commands import issue_api_key
from app.auth.schemas import ApiKeyIn
from app.auth.verification import verify_audit
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.platform.canonical import GENESIS, digest
from app.platform.db.database import Database
from tests.support import world
from tests.support.application import SCOPE, Keys, audited, issue, log

HEAD = "/v1/audit/head"
KEY = ApiKeyIn(name="brent-care", role=Role.READER)


def head(client: TestClient, keys: Keys) -> Any:
    return client.get(HEAD, headers=keys[Role.AUDITOR])


def test_entry_has_the_hash_of_the_entry_before_and_of_itself(
    empty_client: TestClient, database: Database, keys: Keys
) -> None:
    issue(empty_client, keys[Role.ADMIN])
    empty_client.post("/v1/scopes", json=SCOPE)
    issue(empty_client, keys[Role.ADMIN])

    rows = audited(database)
    assert [row["position"] for row in rows] == [1, 2, 3]
    assert [row["previous"] for row in rows] == [GENESIS, rows[0]["hash"], rows[1]["hash"]]
    for row in rows:
        content = {name: value for name, value in row.items() if name != "hash"}
        assert row["hash"] == digest(content)
    shown = [(row["previous"], row["hash"]) for row in log(empty_client, keys)]
    assert shown == [(row["previous"], row["hash"]) for row in rows]


def test_rolled_back_entry_leaves_no_gap(database: Database) -> None:
    attempt = Attempt("r-1", Caller("tests", Role.ADMIN), "POST /v1/scopes")
    with database.write_session() as session:
        add_audit_entry(session, attempt, 201, world.NOW)
        session.rollback()
    with database.write_session() as session:
        for _ in range(2):
            add_audit_entry(session, attempt, 201, world.NOW)

    assert [row["position"] for row in audited(database)] == [1, 2]


def test_writers_and_refusals_at_once_make_one_chain(database: Database) -> None:
    caller = Caller("tests", Role.ADMIN)

    def write(number: int) -> None:
        attempt = Attempt(f"r-{number}", caller, "POST /v1/api-keys")
        with database.write_session() as session:
            if number % 2:
                add_audit_entry(session, attempt, 403, world.NOW)
                return
            key, _ = issue_api_key(session, KEY, caller, world.NOW)
            content = API_KEYS.content(AuditedAction.ISSUED, key)
            add_audit_entry(session, attempt, 201, world.NOW, content=content)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(40)))

    assert [row["position"] for row in audited(database)] == list(range(1, 41))
    with database.read_session() as session:
        assert verify_audit(session, [API_KEYS]) is None


def test_head_of_an_empty_log_is_position_0(empty_client: TestClient, keys: Keys) -> None:
    response = head(empty_client, keys)

    assert (response.status_code, response.headers["cache-control"]) == (200, "no-store")
    assert response.json() == {"position": 0, "hash": GENESIS, "recorded_at": None}


def test_head_is_the_last_entry(empty_client: TestClient, keys: Keys) -> None:
    for _ in range(2):
        issue(empty_client, keys[Role.ADMIN])

    last = log(empty_client, keys)[-1]
    expected = {name: last[name] for name in ("position", "hash", "recorded_at")}
    assert head(empty_client, keys).json() == expected
    assert expected["position"] == 2


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.AUDITOR])
def test_head_is_for_those_who_read_the_log(
    empty_client: TestClient, keys: Keys, role: Role
) -> None:
    response = empty_client.get(HEAD, headers=keys[role])

    assert response.status_code == (401 if role is Role.ANONYMOUS else 403)
    assert empty_client.get("/v1/audit", headers=keys[role]).status_code == response.status_code


def test_issue_and_revocation_of_a_key_are_in_the_contents(
    empty_client: TestClient, database: Database, keys: Keys
) -> None:
    admin = keys[Role.ADMIN]
    issued = issue(empty_client, admin, role="editor", authorities=["camden"])
    for _ in range(2):
        empty_client.delete(f"/v1/api-keys/{issued['id']}", headers=admin)
    (revoked,) = empty_client.get("/v1/api-keys?works=false", headers=admin).json()["items"]

    first, second, third = (row["content"] for row in audited(database))
    assert first == {
        "kind": "api-key", "action": "issued", "id": issued["id"], "name": "brent-care",
        "role": "editor", "authorities": ["camden"], "issued_by": "admin-system",
        "issued_by_credential": admin["X-API-Key"].split("_")[1],
        "hash": hashlib.sha256(issued["key"].encode()).hexdigest(),
        "issued_at": in_utc(issued["issued_at"]),
        "expires_at": "2027-11-22T23:59:59.999999+00:00",
        "revoked_by": None, "revoked_at": None,
    }  # fmt: skip
    assert second == {
        "kind": "api-key", "action": "revoked", "id": issued["id"], "revoked_by": "admin-system",
        "revoked_at": in_utc(revoked["revoked_at"]),
    }  # fmt: skip
    assert third is None
    assert first["issued_at"] < second["revoked_at"]


def in_utc(moment: str) -> str:
    """The moment as the contents of the log write it."""
    return datetime.fromisoformat(moment).astimezone(UTC).isoformat(timespec="microseconds")


def test_issue_and_revocation_of_a_calendar_token_are_in_the_contents(
    empty_client: TestClient, database: Database, keys: Keys
) -> None:
    reader = keys[Role.READER]
    token = empty_client.post("/v1/calendar-tokens", json={}, headers=reader).json()
    empty_client.delete(f"/v1/calendar-tokens/{token['id']}", headers=reader)

    issued, revoked = (row["content"] for row in audited(database))
    assert (issued["kind"], issued["action"], issued["id"], issued["name"]) == (
        "calendar-token", "issued", token["id"], "reader-system",
    )  # fmt: skip
    assert issued["issued_by_credential"] == reader["X-API-Key"].split("_")[1]
    assert token["token"].split("_", 2)[2] not in str(issued)
    assert (revoked["action"], revoked["revoked_by"]) == ("revoked", "reader-system")


def test_refusals_and_recorded_facts_have_no_content(
    empty_client: TestClient, database: Database, keys: Keys
) -> None:
    empty_client.post("/v1/scopes", json=SCOPE, headers=keys[Role.ADMIN])
    empty_client.post("/v1/scopes", json=SCOPE)

    assert [(row["status"], row["content"]) for row in audited(database)] == [
        (201, None),
        (401, None),
    ]

"""The audit log records changes and refusals by rule and field."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from app.domain.vocabulary import Role
from app.platform.db.database import Database
from app.platform.http.observability import JsonFormatter
from tests.support import world
from tests.support.application import READER, SCOPE, Keys, asking, audited, is_soon_after, log

FAILURE = "/v1/simulations/provider-failure"


def test_changes_are_recorded_with_caller_operation_and_fact(
    empty_client: TestClient, keys: Keys
) -> None:
    recorded = empty_client.post("/v1/scopes", json=SCOPE, headers=keys[Role.ADMIN])
    issued = empty_client.post("/v1/api-keys", json=READER, headers=keys[Role.ADMIN])
    public = issued.json()["id"]
    revoked = empty_client.delete(f"/v1/api-keys/{public}", headers=keys[Role.ADMIN])

    rows = log(empty_client, keys)

    common: dict[str, Any] = {
        "caller": "admin-system", "role": "admin", "acting_for": None, "code": None, "errors": [],
    }  # fmt: skip
    assert [{name: row[name] for name in common} for row in rows] == [common] * 3
    moments = [row["recorded_at"] for row in rows]
    assert all(is_soon_after(world.NOW, moment) and moment.endswith("Z") for moment in moments)
    assert moments == sorted(set(moments))
    assert [(row["operation"], row["target"], row["status"], row["fact"]) for row in rows] == [
        ("POST /v1/scopes", "/v1/scopes", 201, recorded.json()["fact"]),
        ("POST /v1/api-keys", "/v1/api-keys", 201, public),
        ("DELETE /v1/api-keys/{id}", f"/v1/api-keys/{public}", 204, public),
    ]
    answers = (recorded, issued, revoked)
    assert [row["request_id"] for row in rows] == [one.headers["request-id"] for one in answers]


def test_acting_for_is_recorded_for_an_admin(
    empty_client: TestClient, database: Database, keys: Keys
) -> None:
    with database.write_session() as session:
        world.scope_tree(session)
    body = {"scopes": ["delivery"], "attested_on": "2025-07-01", **world.STATED, **world.YEAR}
    acting = {**keys[Role.ADMIN], "Acting-For": "camden"}

    done = empty_client.post("/v1/authorities/camden/attestations", json=body, headers=acting)

    (row,) = audited(database)
    assert (done.status_code, row["status"], row["acting_for"]) == (201, 201, "camden")


@pytest.mark.parametrize(
    ("role", "method", "path", "body", "status", "code", "faults"),
    [
        (Role.ANONYMOUS, "POST", "/v1/scopes", SCOPE, 401, "credentials-needed", []),
        (Role.EDITOR, "POST", "/v1/scopes", SCOPE, 403, "forbidden", []),
        (Role.ADMIN, "GET", "/v1/audit", None, 403, "forbidden", []),
        (Role.ANONYMOUS, "GET", "/v1/audit", None, 401, "credentials-needed", []),
        (Role.EDITOR, "POST", "/v1/authorities/camden/attestations", {}, 422, "invalid-request",
         ["missing-field /body/source"]),
        (Role.ADMIN, "POST", "/v1/api-keys", {**READER, "role": "god"}, 422, "invalid-request",
         ["unknown-word /body/role"]),
        (Role.ADMIN, "POST", "/v1/api-keys", {**READER, "made-up": 1}, 422, "invalid-request",
         ["unknown-field /body"]),
        (Role.ADMIN, "POST", "/v1/api-keys?made-up=1", READER, 422, "unknown-parameter",
         ["unknown-parameter /query"]),
        (Role.ADMIN, "POST", "/v1/api-keys",
         {**READER, "role": "editor", "authorities": ["atlantis"]}, 422, "unknown-authority",
         ["unknown-authority /body/authorities/0"]),
        (Role.ADMIN, "DELETE", "/v1/api-keys/aaaaaaaa", None, 404, "unknown-code", []),
    ],
)  # fmt: skip
def test_refusal_is_recorded_with_rule_and_field(
    empty_client: TestClient, database: Database, keys: Keys, role: Role, method: str, path: str,
    body: Any, status: int, code: str, faults: list[str],
) -> None:  # fmt: skip
    response = empty_client.request(method, path, json=body, headers=keys[role])

    (row,) = audited(database)
    assert (response.status_code, row["status"]) == (status, status)
    assert (row["code"], response.json()["code"]) == (code, code)
    assert (row["caller"], row["role"]) == (
        "anonymous" if role is Role.ANONYMOUS else f"{role}-system",
        role,
    )
    assert row["request_id"] == response.headers["request-id"]
    assert set(faults) <= {f"{fault['code']} {fault['pointer']}" for fault in row["faults"]}
    assert len(row["faults"]) == len(response.json()["errors"])
    assert row["target"] == path.partition("?")[0]


@pytest.mark.parametrize(
    ("content", "code", "fault"),
    [
        (b"{", "invalid-request", "invalid-json"),
        (b'{"name": "a", "name": "b"}', "invalid-request", "duplicate-key"),
    ],
)
def test_unreadable_body_of_authenticated_caller_is_recorded(
    empty_client: TestClient, database: Database, keys: Keys, content: bytes, code: str, fault: str
) -> None:
    for role in (Role.ANONYMOUS, Role.ADMIN):
        headers = {**keys[role], "Content-Type": "application/json"}
        response = empty_client.post("/v1/api-keys", content=content, headers=headers)
        assert (response.status_code, response.json()["code"]) == (422, code)

    (row,) = audited(database)
    assert (row["caller"], row["target"], row["code"]) == ("admin-system", "/v1/api-keys", code)
    assert [one["code"] for one in row["faults"]] == [fault]


def test_unreadable_body_of_anonymous_caller_is_not_recorded(
    empty_client: TestClient, database: Database
) -> None:
    for headers in ({}, {"X-API-Key": "crk_guessed"}):
        sent = {**headers, "Content-Type": "application/json"}
        assert empty_client.post("/v1/scopes", content=b"{", headers=sent).status_code == 422

    assert audited(database) == []


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/scopes", 200),
        ("GET", "/v1/scopes?nonsense=1", 422),
        ("GET", "/v1/providers/nobody", 404),
        ("POST", FAILURE, 422),
        ("POST", "/v1/nowhere", 404),
        ("PUT", "/v1/scopes", 405),
        ("GET", "/health/live", 200),
    ],
)
def test_reads_and_unknown_paths_are_not_recorded(
    empty_client: TestClient, database: Database, keys: Keys, method: str, path: str, status: int
) -> None:
    for role in (Role.ANONYMOUS, Role.ADMIN):
        assert empty_client.request(method, path, headers=keys[role]).status_code == status

    assert audited(database) == []


def test_rate_limited_requests_are_not_recorded(database: Database, keys: Keys) -> None:
    with asking(database, rate_limit="2/minute") as client:
        answers = [client.post("/v1/scopes", json=SCOPE) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [401, 401, 429, 429]
    assert [row["status"] for row in audited(database)] == [401, 401]


def test_refusal_is_sent_even_if_recording_fails(
    empty_client: TestClient, database: Database, keys: Keys, caplog: pytest.LogCaptureFixture
) -> None:
    with database.write_session() as session:
        session.execute(text("DROP TABLE audit_entry"))

    response = empty_client.post("/v1/scopes", json=SCOPE, headers=keys[Role.EDITOR])

    (line,) = [one for one in caplog.records if one.name == "app.auth.audit_middleware"]
    assert (response.status_code, response.json()["code"]) == (403, "forbidden")
    assert (line.levelname, line.getMessage().rpartition(":")[0]) == (
        "ERROR",
        "a refusal could not be recorded",
    )
    assert response.headers["request-id"] in JsonFormatter().format(line)


def test_change_is_rolled_back_if_recording_fails(
    empty_client: TestClient, database: Database, keys: Keys
) -> None:
    with database.write_session() as session:
        session.execute(text("ALTER TABLE audit_entry RENAME TO gone"))

    failed = empty_client.post("/v1/api-keys", json=READER, headers=keys[Role.ADMIN])

    assert failed.status_code >= 500
    listed = empty_client.get("/v1/api-keys?name=brent-care", headers=keys[Role.ADMIN])
    assert listed.json()["items"] == []

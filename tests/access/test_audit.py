"""The audit log: who changed what and who was refused, and never what was sent."""

import logging
from datetime import datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from app.access import commands
from app.access.keys import hash_of
from app.domain.vocabulary import Role
from app.kit.database import Database
from app.kit.observe import JsonLines
from tests import callers, world
from tests.access.asking import asking, audited
from tests.access.issuer import AUDIENCE, serving
from tests.api.test_statements import selects

READER = {"name": "brent-care", "role": "reader"}
SCOPE = {"code": "telecare", "title": "Telecare", "source": "minutes", "confidence": "high"}
SECRET = "crk_aaaaaaaa_" + "S" * 43
FAILURE = "/v1/simulations/provider-failure"

Keys = dict[Role, dict[str, str]]


@pytest.fixture
def keys(database: Database) -> Keys:
    with database.writing() as session:
        world.authority(session, "camden")
    lone = (Role.READER, Role.AUDITOR, Role.ADMIN)
    return {
        Role.ANONYMOUS: {},
        Role.EDITOR: callers.key(database, Role.EDITOR, "camden"),
        **{role: callers.key(database, role) for role in lone},
    }


def log(client: TestClient, keys: Keys, query: str = "") -> list[dict[str, Any]]:
    """The audit log as an auditor reads it."""
    response = client.get(f"/v1/audit?{query}", headers=keys[Role.AUDITOR])
    assert response.status_code == 200, response.text
    items: list[dict[str, Any]] = response.json()["items"]
    return items


def test_what_was_done_is_on_record_with_whom_it_was_done_by(
    empty_client: TestClient, keys: Keys
) -> None:
    stated = empty_client.post("/v1/scopes", json=SCOPE, headers=keys[Role.ADMIN])
    issued = empty_client.post("/v1/api-keys", json=READER, headers=keys[Role.ADMIN])
    public = issued.json()["id"]
    revoked = empty_client.delete(f"/v1/api-keys/{public}", headers=keys[Role.ADMIN])

    rows = log(empty_client, keys)

    common: dict[str, Any] = {
        "recorded_at": "2026-11-22T12:00:00Z", "caller": "admin-system", "role": "admin",
        "acting_for": None, "code": None, "faults": [],
    }  # fmt: skip
    assert [{name: row[name] for name in common} for row in rows] == [common] * 3
    assert [(row["operation"], row["target"], row["status"], row["fact"]) for row in rows] == [
        ("POST /v1/scopes", "/v1/scopes", 201, stated.json()["fact"]),
        ("POST /v1/api-keys", "/v1/api-keys", 201, public),
        ("DELETE /v1/api-keys/{id}", f"/v1/api-keys/{public}", 204, public),
    ]
    answers = (stated, issued, revoked)
    assert [row["request_id"] for row in rows] == [one.headers["request-id"] for one in answers]


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
def test_a_refusal_is_on_record_with_the_rule_and_the_field(
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
def test_what_cannot_be_read_is_on_record_if_it_came_from_a_known_caller(
    empty_client: TestClient, database: Database, keys: Keys, content: bytes, code: str, fault: str
) -> None:
    for role in (Role.ANONYMOUS, Role.ADMIN):
        headers = {**keys[role], "Content-Type": "application/json"}
        response = empty_client.post("/v1/api-keys", content=content, headers=headers)
        assert (response.status_code, response.json()["code"]) == (422, code)

    (row,) = audited(database)
    assert (row["caller"], row["target"], row["code"]) == ("admin-system", "/v1/api-keys", code)
    assert [one["code"] for one in row["faults"]] == [fault]


def test_a_stranger_cannot_fill_the_log_with_what_nobody_counts(
    empty_client: TestClient, database: Database
) -> None:
    for headers in ({}, {"X-API-Key": SECRET}):
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
def test_reading_and_losing_the_way_are_not_on_record(
    empty_client: TestClient, database: Database, keys: Keys, method: str, path: str, status: int
) -> None:
    for role in (Role.ANONYMOUS, Role.ADMIN):
        assert empty_client.request(method, path, headers=keys[role]).status_code == status

    assert audited(database) == []


def test_who_asks_too_often_is_on_record_until_then(database: Database, keys: Keys) -> None:
    with asking(database, rate_limit="2/minute") as client:
        answers = [client.post("/v1/scopes", json=SCOPE) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [401, 401, 429, 429]
    assert [row["status"] for row in audited(database)] == [401, 401]


def test_a_refusal_stands_even_if_it_cannot_be_recorded(
    empty_client: TestClient, database: Database, keys: Keys, caplog: pytest.LogCaptureFixture
) -> None:
    with database.writing() as session:
        session.execute(text("DROP TABLE audit_entry"))

    response = empty_client.post("/v1/scopes", json=SCOPE, headers=keys[Role.EDITOR])

    (line,) = [one for one in caplog.records if one.name == "app.access.audited"]
    assert (response.status_code, response.json()["code"]) == (403, "forbidden")
    assert (line.levelname, line.getMessage().rpartition(":")[0]) == (
        "ERROR",
        "a refusal could not be recorded",
    )
    assert response.headers["request-id"] in JsonLines().format(line)


def test_what_cannot_be_recorded_is_not_done(
    empty_client: TestClient, database: Database, keys: Keys
) -> None:
    with database.writing() as session:
        session.execute(text("ALTER TABLE audit_entry RENAME TO gone"))

    failed = empty_client.post("/v1/api-keys", json=READER, headers=keys[Role.ADMIN])

    assert failed.status_code >= 500
    listed = empty_client.get("/v1/api-keys?name=brent-care", headers=keys[Role.ADMIN])
    assert listed.json()["items"] == []


def try_everywhere(client: TestClient, secret: str, admin: dict[str, str]) -> list[Any]:
    """A secret shown as each credential, and pasted wherever one can be pasted."""
    ways: list[dict[str, str]] = [{"X-API-Key": secret}, {"Authorization": f"Bearer {secret}"}]
    shown = [(client.get("/v1/audit", headers=way), client.post("/v1/scopes", json=SCOPE,
              headers=way)) for way in ways]  # fmt: skip
    pasted = (
        client.post("/v1/api-keys", json={secret: secret}, headers=admin),
        client.post("/v1/api-keys", json={"name": secret}, headers=admin),
        client.post(f"/v1/api-keys?{secret}=1", json={}, headers=admin),
        client.delete(f"/v1/api-keys/{secret}", headers=admin),
    )
    return [answer for pair in (*shown, pasted) for answer in pair]


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """What the service writes to its log; the client of the tests has one of its own."""
    ours = (record for record in caplog.records if not record.name.startswith("httpx"))
    return "\n".join(JsonLines().format(record) for record in ours)


def test_no_secret_is_logged_recorded_or_repeated(
    database: Database, keys: Keys, caplog: pytest.LogCaptureFixture
) -> None:
    admin, reader = keys[Role.ADMIN], keys[Role.READER]["X-API-Key"]
    with serving() as issuer, caplog.at_level(logging.INFO):
        token, foreign = issuer.token(), issuer.token(aud="another")
        secrets = [SECRET, reader, admin["X-API-Key"], token, foreign]
        with asking(database, oidc_issuer=issuer.url, oidc_audience=AUDIENCE) as client:
            answers = [one for secret in secrets for one in try_everywhere(client, secret, admin)]

    written = logged(caplog) + str(audited(database))
    assert {answer.status_code for answer in answers} >= {401, 403, 404, 422}
    assert written.count("request_id") > 2 * len(answers) - 10
    for secret in secrets:
        assert [part for part in (secret, hash_of(secret), secret[-20:]) if part in written] == []
    for answer in answers:
        # Who pastes a secret into an address is told the address; headers are never repeated.
        sent = str(answer.request.url) + answer.request.read().decode()
        assert [one for one in secrets if one in answer.text and one not in sent] == []


def test_no_hash_is_logged_when_a_key_cannot_be_stored(
    database: Database,
    keys: Keys,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken = keys[Role.READER]["X-API-Key"]
    monkeypatch.setattr(commands, "new_key", lambda: (taken[4:12], taken))

    with asking(database) as client:
        quiet = TestClient(client.app, raise_server_exceptions=False)
        response = quiet.post("/v1/api-keys", json=READER, headers=keys[Role.ADMIN])

    lines = logged(caplog)
    assert response.status_code == 500
    assert "IntegrityError" in lines
    assert hash_of(taken) not in lines
    assert taken not in lines


def stated(client: TestClient, keys: Keys) -> None:
    """Three refusals and a success, in this order."""
    client.post("/v1/scopes", json=SCOPE)
    client.post("/v1/scopes", json=SCOPE, headers=keys[Role.EDITOR])
    client.post("/v1/api-keys", json=READER, headers=keys[Role.ADMIN])
    client.get("/v1/audit", headers=keys[Role.READER])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [401, 403, 201, 403]),
        ("caller=editor-system", [403]),
        ("caller=nobody", []),
        ("code=forbidden", [403, 403]),
        ("operation=POST /v1/scopes", [401, 403]),
        ("refused=true", [401, 403, 403]),
        ("refused=false", [201]),
        ("first_day=2026-11-22&last_day=2026-11-22", [401, 403, 201, 403]),
        ("first_day=2026-11-23", []),
        ("last_day=2026-11-21", []),
        ("refused=true&caller=reader-system&code=forbidden", [403]),
    ],
)
def test_the_log_is_read_in_order_and_by_what_is_looked_for(
    empty_client: TestClient, keys: Keys, query: str, found: list[int]
) -> None:
    stated(empty_client, keys)

    assert [row["status"] for row in log(empty_client, keys, query)] == found


def test_days_of_the_log_are_those_of_london(database: Database, keys: Keys) -> None:
    # 23:30 UTC on 30 June is half past midnight on 1 July in London.
    with asking(database, at=datetime.fromisoformat("2027-06-30T23:30:00+00:00")) as client:
        client.post("/v1/scopes", json=SCOPE)

        assert log(client, keys, "last_day=2027-06-30") == []
        (row,) = log(client, keys, "first_day=2027-07-01")
    assert row["recorded_at"] == "2027-07-01T00:30:00+01:00"


def test_a_period_of_the_log_is_not_reversed(empty_client: TestClient, keys: Keys) -> None:
    path = "/v1/audit?first_day=2026-11-22&last_day=2026-11-21"

    response = empty_client.get(path, headers=keys[Role.AUDITOR])

    assert (response.status_code, response.json()["code"]) == (422, "period-reversed")


def test_pages_of_the_log_neither_skip_nor_repeat_while_it_grows(
    empty_client: TestClient, keys: Keys
) -> None:
    stated(empty_client, keys)
    seen, address = [], "/v1/audit?limit=2"
    while address:
        page = empty_client.get(address, headers=keys[Role.AUDITOR])
        seen += [row["position"] for row in page.json()["items"]]
        address = page.links["next"]["url"] if len(seen) < 6 and "next" in page.links else ""
        empty_client.post("/v1/scopes", json=SCOPE)

    assert len(seen) == 6
    assert seen == sorted(set(seen))


def test_the_log_is_a_spreadsheet_too(empty_client: TestClient, keys: Keys) -> None:
    stated(empty_client, keys)
    body = {"name": "x", "role": "god"}
    empty_client.post("/v1/api-keys", json=body, headers=keys[Role.ADMIN])

    response = empty_client.get("/v1/audit?format=csv", headers=keys[Role.AUDITOR])

    header, *rows = response.text.splitlines()
    assert header.split(",")[:4] == ["position", "recorded_at", "request_id", "caller"]
    assert len(rows) == 5
    assert "string-too-short;unknown-word" in rows[-1]


@pytest.mark.parametrize("size", [1, 20])
def test_a_page_of_the_log_takes_one_statement_whatever_its_size(
    empty_client: TestClient, keys: Keys, size: int
) -> None:
    for _ in range(size):
        empty_client.post("/v1/scopes", json=SCOPE)

    with selects() as sent:
        assert len(log(empty_client, keys)) == size

    assert len(sent) == 2  # the other tells who asks

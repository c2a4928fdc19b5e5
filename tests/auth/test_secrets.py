"""Keys, hashes and tokens never appear in logs, audit rows or responses to others."""

import logging
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.auth import commands
from app.auth.keys import key_hash
from app.domain.vocabulary import Role
from app.platform.db.database import Database
from app.platform.http.observability import JsonFormatter
from tests.support.application import READER, SCOPE, Keys, asking, audited
from tests.support.issuer import AUDIENCE, serving

SECRET = "crk_aaaaaaaa_" + "S" * 43


def try_everywhere(client: TestClient, secret: str, admin: dict[str, str]) -> list[Any]:
    """Return requests with a secret as a credential and in every other place."""
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
    """Return the log lines of the service, without those of the test client."""
    ours = (record for record in caplog.records if not record.name.startswith("httpx"))
    return "\n".join(JsonFormatter().format(record) for record in ours)


def test_secrets_are_never_logged_recorded_or_repeated(
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
        assert [part for part in (secret, key_hash(secret), secret[-20:]) if part in written] == []
    for answer in answers:
        # Who pastes a secret into an address is told the address; headers are never repeated.
        sent = str(answer.request.url) + answer.request.read().decode()
        assert [one for one in secrets if one in answer.text and one not in sent] == []


def test_failed_insert_of_a_key_logs_no_hash(
    database: Database,
    keys: Keys,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken = keys[Role.READER]["X-API-Key"]
    monkeypatch.setattr(commands, "generate_key", lambda: (taken[4:12], taken))

    with asking(database) as client:
        quiet = TestClient(client.app, raise_server_exceptions=False)
        response = quiet.post("/v1/api-keys", json=READER, headers=keys[Role.ADMIN])

    lines = logged(caplog)
    assert response.status_code == 500
    assert "IntegrityError" in lines
    assert key_hash(taken) not in lines
    assert taken not in lines

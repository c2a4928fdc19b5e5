"""Policies are checked before anything else in a request."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from app.auth.credentials import CHALLENGE
from app.domain.vocabulary import Role
from app.platform.db.database import Database
from tests.support import callers
from tests.support.application import asking, audited
from tests.support.issuer import AUDIENCE, LocalIssuer, serving
from tests.support.openapi import OPERATIONS, Operation
from tests.support.operations import Asking, asking_as_each
from tests.support.sent import selects
from tests.support.templates import TemplateDatabases

GUARDED = [one for one in OPERATIONS if one.said["security"]]
NOWHERE = Database("sqlite:////nowhere/registry.db")
TURNED_AWAY = {"credentials-needed", "forbidden"}


@pytest.fixture(scope="module")
def each(databases: TemplateDatabases) -> Iterator[Asking]:
    with databases.database("loaded", "policies") as database, asking_as_each(database) as asking:
        yield asking


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("operation", GUARDED, ids=lambda one: one.id)
def test_operation_allows_exactly_the_roles_of_its_policy(
    each: Asking, operation: Operation, role: Role
) -> None:
    response = each.ask(operation, role=role)
    code = response.json()["code"] if response.is_error else None

    if role in operation.roles:
        assert code not in TURNED_AWAY
    elif role is Role.ANONYMOUS:
        assert (response.status_code, code) == (401, "credentials-needed")
        assert response.headers["www-authenticate"] == CHALLENGE
    else:
        assert (response.status_code, code) == (403, "forbidden")
        assert all(named in response.json()["detail"] for named in operation.roles)


@pytest.mark.parametrize("operation", GUARDED, ids=lambda one: one.id)
def test_anonymous_request_is_rejected_without_the_database(operation: Operation) -> None:
    with asking(NOWHERE) as client:
        response = client.request(**operation.request())

    # It would be 503: there is no such database.
    assert (response.status_code == 401) == (Role.ANONYMOUS not in operation.roles)


def test_audit_log_is_for_auditors_only() -> None:
    (audit,) = (one for one in OPERATIONS if one.id == "list_audit_entries")

    assert audit.roles == [Role.AUDITOR]


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ([("X-API-Key", "KEY"), ("Authorization", "Bearer KEY")], "two-credentials"),
        ([("X-API-Key", "KEY"), ("X-API-Key", "KEY")], "two-credentials"),
        ([("Authorization", "Bearer KEY"), ("Authorization", "Bearer KEY")], "two-credentials"),
        ([("Authorization", "Basic YWRtaW46YWRtaW4=")], "invalid-credentials"),
        ([("Authorization", "KEY")], "invalid-credentials"),
        ([("Authorization", "")], "invalid-credentials"),
        ([("X-API-Key", "")], "invalid-credentials"),
        ([("Authorization", "Bearer KEY")], None),
        ([("Authorization", "bearer  KEY")], None),
        ([("x-api-key", "KEY")], None),
    ],
)
def test_repeated_or_malformed_credentials_return_401(
    each: Asking, headers: list[tuple[str, str]], code: str | None
) -> None:
    key = each.keys[Role.READER]["X-API-Key"]
    sent = [(name, value.replace("KEY", key)) for name, value in headers]

    response = each.client.get("/v1/me", headers=sent)

    if code is None:
        assert response.json()["role"] == "reader"
    else:
        assert (response.status_code, response.json()["code"]) == (401, code)
        assert "www-authenticate" in response.headers
        assert key not in response.text


def test_credentials_are_checked_before_parameters(each: Asking) -> None:
    response = each.client.get("/v1/audit?nonsense=1")

    assert response.json()["code"] == "credentials-needed"


def test_authenticated_request_costs_one_more_statement(each: Asking) -> None:
    counts = []
    for role in (Role.ANONYMOUS, Role.READER):
        with selects() as sent:
            each.client.get("/v1/me", headers=each.keys[role])
        counts.append(len(sent))

    assert counts == [0, 1]


def test_bearer_token_is_accepted_like_a_key(database: Database, issuer: LocalIssuer) -> None:
    token = issuer.token(roles=["registry-editor"], authorities=["camden"])
    with asking(database, oidc_issuer=issuer.url, oidc_audience=AUDIENCE) as client:
        me, forbidden, both = (
            client.get(path, headers={"Authorization": f"Bearer {token}", **more})
            for path, more in (
                ("/v1/me", {}), ("/v1/audit", {}), ("/v1/me", {"X-API-Key": "crk_"}),
            )
        )  # fmt: skip

    assert (me.json()["name"], me.json()["authorities"]) == ("camden-care", ["camden"])
    assert me.json()["expires_at"] is not None
    assert (forbidden.status_code, both.json()["code"]) == (403, "two-credentials")
    assert [row["caller"] for row in audited(database)] == ["camden-care", "anonymous"]


def test_unresponsive_identity_provider_returns_503_and_keys_work(
    database: Database,
) -> None:
    with serving() as gone:
        token = gone.token()
    with asking(database, oidc_issuer=gone.url, oidc_audience=AUDIENCE) as client:
        response = client.get("/v1/me", headers={"Authorization": f"Bearer {token}"})
        by_key = client.get("/v1/me", headers=callers.key(database, Role.READER))

    assert (response.status_code, by_key.status_code) == (503, 200)
    assert response.json()["code"] == "identity-provider-unavailable"
    assert int(response.headers["retry-after"]) <= 5


def test_each_caller_has_its_own_rate_limit(database: Database) -> None:
    known = callers.key(database, Role.READER)
    with asking(database, rate_limit="2/minute") as client:
        strangers = [client.get("/v1/me") for _ in range(3)]
        reader = [client.get("/v1/me", headers=known) for _ in range(3)]

    for answers in (strangers, reader):
        assert [answer.status_code for answer in answers] == [200, 200, 429]
        assert answers[2].json()["code"] == "too-many-requests"
        assert 1 <= int(answers[2].headers["retry-after"]) <= 60
        assert all("ratelimit" in answer.headers for answer in answers)


def test_invalid_credentials_count_against_the_address(database: Database) -> None:
    known = callers.key(database, Role.READER)
    with asking(database, rate_limit="2/minute") as client:
        guesses = [client.get("/v1/me", headers={"X-API-Key": f"crk_{n}"}) for n in range(3)]
        stranger, reader = client.get("/v1/me"), client.get("/v1/me", headers=known)

    assert [guess.status_code for guess in guesses] == [401, 401, 429]
    assert (stranger.status_code, reader.status_code) == (429, 200)


def test_client_without_address_is_counted(each: Asking) -> None:
    with TestClient(each.client.app, client=None) as client:  # type: ignore[arg-type]
        assert client.get("/v1/me").status_code == 200

"""API keys are valid from issue to revocation or expiry, and reveal nothing to others."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.domain.vocabulary import Role
from app.platform.db.database import Database
from tests.support import callers, world
from tests.support.application import asking, is_soon_after, issue, me
from tests.support.sent import selects

EDITOR = {"name": "camden-care", "role": "editor", "authorities": ["camden"]}


def test_key_is_valid_from_issue_to_revocation(
    empty_client: TestClient, admin: dict[str, str]
) -> None:
    issued = issue(empty_client, admin, **EDITOR)
    before = me(empty_client, issued["key"])

    revoked = empty_client.delete(f"/v1/api-keys/{issued['id']}", headers=admin)
    after = me(empty_client, issued["key"])

    assert before.json() | {"may": ...} == {
        "name": "camden-care",
        "role": "editor",
        "authorities": ["camden"],
        "expires_at": issued["expires_at"],
        "may": ...,
    }
    assert (revoked.status_code, revoked.content) == (204, b"")
    assert (after.status_code, after.json()["code"]) == (401, "invalid-credentials")
    assert after.json()["detail"] == "the API key has been revoked; ask an admin for a new one"


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda key: "crk_aaaaaaaa_" + key[13:],
        lambda key: key[:-1] + ("A" if key[-1] != "A" else "B"),
        lambda key: key[:-1],
        lambda key: key + "A",
        lambda key: key.upper(),
        lambda key: key[:12],
        lambda _: "crk_",
        lambda _: "nonsense",
        lambda _: "",
        lambda _: "x" * 8_000,
        lambda key: key + "\u00e9",
    ],
)
def test_unknown_and_wrong_keys_return_the_same_401(
    empty_client: TestClient, database: Database, spoilt: Any
) -> None:
    key = spoilt(callers.key(database, Role.READER)["X-API-Key"]).encode("latin-1")

    for way in ((b"X-API-Key", key), (b"Authorization", b"Bearer " + key)):
        response = empty_client.get("/v1/scopes", headers=[way])

        assert (response.status_code, response.json()["code"]) == (401, "invalid-credentials")
        assert response.headers["www-authenticate"].startswith('Bearer realm="registry", error=')
        if way[0] == b"X-API-Key" or key.startswith(b"crk_"):
            assert response.json()["detail"] == "the API key is unknown; check that it is complete"


def test_only_the_whole_key_reveals_revocation(
    empty_client: TestClient, admin: dict[str, str]
) -> None:
    issued = issue(empty_client, admin)
    empty_client.delete(f"/v1/api-keys/{issued['id']}", headers=admin)

    whole, guessed = me(empty_client, issued["key"]), me(empty_client, issued["key"][:-1] + "_")

    assert whole.json()["detail"] == "the API key has been revoked; ask an admin for a new one"
    assert guessed.json()["detail"] == "the API key is unknown; check that it is complete"


def test_key_is_valid_until_the_end_of_its_last_day_in_london(
    database: Database, admin: dict[str, str]
) -> None:
    with asking(database) as client:
        key = issue(client, admin, expires_on="2027-06-30")["key"]

    # London is an hour ahead of UTC in June.
    answers = []
    for moment in ("22:59:00", "23:00:00"):
        with asking(database, at=datetime.fromisoformat(f"2027-06-30T{moment}+00:00")) as client:
            answers.append(me(client, key))

    assert [answer.status_code for answer in answers] == [200, 401]
    assert answers[1].json()["detail"] == "the API key has expired; ask an admin for a new one"


def test_second_revocation_changes_nothing(
    empty_client: TestClient, admin: dict[str, str], database: Database
) -> None:
    path = f"/v1/api-keys/{issue(empty_client, admin)['id']}"
    empty_client.delete(path, headers=admin)
    (before,) = empty_client.get("/v1/api-keys?works=false", headers=admin).json()["items"]
    with asking(database, at=world.NOW + timedelta(days=1)) as client:
        again = client.delete(path, headers=callers.key(database, Role.ADMIN, name="second"))

    (revoked,) = empty_client.get("/v1/api-keys?works=false", headers=admin).json()["items"]
    assert again.status_code == 204
    assert revoked == before
    assert revoked["revoked_by"] == "admin-system"
    assert is_soon_after(world.NOW, revoked["revoked_at"])


def test_revoking_unknown_key_returns_404_without_repeating_it(
    empty_client: TestClient, admin: dict[str, str]
) -> None:
    response = empty_client.delete("/v1/api-keys/aaaaaaaa", headers=admin)

    assert (response.status_code, response.json()["code"]) == (404, "unknown-code")
    assert "aaaaaaaa" not in response.json()["detail"]


def test_anonymous_request_costs_no_statement(empty_client: TestClient) -> None:
    with selects() as sent:
        response = empty_client.get("/v1/me")

    assert response.json() == {
        "name": "anonymous",
        "role": "anonymous",
        "authorities": [],
        "expires_at": None,
        "may": ["read public facts, and simulate"],
    }
    # The answer itself opens a snapshot; nothing is asked of it.
    assert sent == []

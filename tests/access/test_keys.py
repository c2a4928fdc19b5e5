"""API keys: issued once, shown once, and refused from the moment they should be."""

import hashlib
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from app.access.models import ApiKey
from app.domain.vocabulary import Role
from app.kit.columns import table
from app.kit.database import Database
from tests import callers, world
from tests.access.asking import asking
from tests.api.test_statements import selects

EDITOR = {"name": "camden-care", "role": "editor", "authorities": ["camden"]}
READER = {"name": "brent-care", "role": "reader"}


@pytest.fixture
def admin(database: Database) -> dict[str, str]:
    with database.writing() as session:
        world.authority(session, "camden")
    return callers.key(database, Role.ADMIN)


def issue(client: TestClient, admin: dict[str, str], **said: Any) -> dict[str, Any]:
    response = client.post("/v1/api-keys", json=READER | said, headers=admin)
    assert response.status_code == 201, response.text
    issued: dict[str, Any] = response.json()
    return issued


def me(client: TestClient, key: str) -> Any:
    return client.get("/v1/me", headers={"X-API-Key": key})


def test_a_key_works_from_its_issue_to_its_revocation(
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
    assert after.json()["detail"] == "the API key has been revoked"


def test_a_new_key_is_shown_once_and_kept_by_nobody(
    empty_client: TestClient, database: Database, admin: dict[str, str]
) -> None:
    response = empty_client.post("/v1/api-keys", json=READER, headers=admin)
    issued = response.json()

    listed = empty_client.get("/v1/api-keys", headers=admin)
    with database.reading() as session:
        row = session.execute(select(table(ApiKey)).where(table(ApiKey).c.id == issued["id"])).one()

    assert re.fullmatch(rf"crk_{issued['id']}_[\w-]{{43}}", issued["key"])
    assert len(issued["id"]) == 8
    assert response.headers["location"] == f"/v1/api-keys/{issued['id']}"
    assert response.headers["cache-control"] == listed.headers["cache-control"] == "no-store"
    assert row.hash == hashlib.sha256(issued["key"].encode()).hexdigest()
    assert issued["key"] not in str(row)
    assert not {"key", "hash"} & listed.json()["items"][0].keys()
    assert row.hash not in listed.text


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
def test_an_unknown_key_and_a_wrong_one_are_refused_alike(
    empty_client: TestClient, database: Database, spoilt: Any
) -> None:
    key = spoilt(callers.key(database, Role.READER)["X-API-Key"]).encode("latin-1")

    for way in ((b"X-API-Key", key), (b"Authorization", b"Bearer " + key)):
        response = empty_client.get("/v1/scopes", headers=[way])

        assert (response.status_code, response.json()["code"]) == (401, "invalid-credentials")
        assert response.headers["www-authenticate"].startswith('Bearer realm="registry", error=')
        if way[0] == b"X-API-Key" or key.startswith(b"crk_"):
            assert response.json()["detail"] == "the registry has issued no such API key"


def test_only_who_has_the_whole_key_is_told_that_it_no_longer_works(
    empty_client: TestClient, admin: dict[str, str]
) -> None:
    issued = issue(empty_client, admin)
    empty_client.delete(f"/v1/api-keys/{issued['id']}", headers=admin)

    whole, guessed = me(empty_client, issued["key"]), me(empty_client, issued["key"][:-1] + "_")

    assert whole.json()["detail"] == "the API key has been revoked"
    assert guessed.json()["detail"] == "the registry has issued no such API key"


def test_a_key_works_until_the_end_of_its_last_day_in_london(
    database: Database, admin: dict[str, str]
) -> None:
    with asking(database) as client:
        key = issue(client, admin, expires_on="2027-06-30")["key"]

    # London is an hour ahead of UTC in June.
    answers = []
    for moment in ("22:59:59", "23:00:00"):
        with asking(database, at=datetime.fromisoformat(f"2027-06-30T{moment}+00:00")) as client:
            answers.append(me(client, key))

    assert [answer.status_code for answer in answers] == [200, 401]
    assert answers[1].json()["detail"] == "the API key has expired"


def test_a_key_works_for_a_year_unless_told_otherwise(
    empty_client: TestClient, admin: dict[str, str]
) -> None:
    assert issue(empty_client, admin)["expires_at"] == "2027-11-22T23:59:59.999999Z"


@pytest.mark.parametrize(
    ("said", "pointer", "code"),
    [
        ({"name": "x"}, "/body/name", "string-too-short"),
        ({"name": "Camden Care"}, "/body/name", "string-pattern-mismatch"),
        ({"name": "anonymous"}, "/body/name", "name-reserved"),
        ({"name": "embedded-data"}, "/body/name", "name-reserved"),
        ({"role": "anonymous"}, "/body/role", "unknown-word"),
        ({"role": "god"}, "/body/role", "unknown-word"),
        ({"role": "editor"}, "/body/authorities", "editor-without-authority"),
        ({"authorities": ["camden"]}, "/body/authorities", "authority-without-editor"),
        ({"role": "admin", "authorities": ["camden"]}, "/body/authorities",
         "authority-without-editor"),
        ({"role": "editor", "authorities": ["camden", "atlantis"]}, "/body/authorities/1",
         "unknown-authority"),
        ({"expires_on": "2026-11-22"}, "/body/expires_on", "invalid-expires-on"),
        ({"expires_on": "2028-11-22"}, "/body/expires_on", "invalid-expires-on"),
        ({"expires_on": "soon"}, "/body/expires_on", "invalid-day"),
        ({"id": "aaaaaaaa"}, "/body/id", "unknown-field"),
        ({"hash": "00"}, "/body/hash", "unknown-field"),
        ({"key": "crk_"}, "/body/key", "unknown-field"),
        ({"issued_by": "me"}, "/body/issued_by", "unknown-field"),
        ({"expires_at": "2027-01-01"}, "/body/expires_at", "unknown-field"),
    ],
)  # fmt: skip
def test_a_key_that_should_not_be_is_not_issued(
    empty_client: TestClient, admin: dict[str, str], said: dict[str, Any], pointer: str, code: str
) -> None:
    response = empty_client.post("/v1/api-keys", json=READER | said, headers=admin)

    (fault,) = response.json()["errors"]
    assert (response.status_code, fault["pointer"], fault["code"]) == (422, pointer, code)
    assert len(empty_client.get("/v1/api-keys", headers=admin).json()["items"]) == 1


@pytest.mark.parametrize("day", ["2026-11-23", "2028-11-21"])
def test_a_key_may_expire_tomorrow_or_two_years_on(
    empty_client: TestClient, admin: dict[str, str], day: str
) -> None:
    assert issue(empty_client, admin, expires_on=day)["expires_at"].startswith(day)


def test_revoking_twice_is_revoking_once(
    empty_client: TestClient, admin: dict[str, str], database: Database
) -> None:
    path = f"/v1/api-keys/{issue(empty_client, admin)['id']}"
    empty_client.delete(path, headers=admin)
    with asking(database, at=world.NOW + timedelta(days=1)) as client:
        again = client.delete(path, headers=callers.key(database, Role.ADMIN, name="second"))

    (revoked,) = empty_client.get("/v1/api-keys?works=false", headers=admin).json()["items"]
    assert again.status_code == 204
    assert (revoked["revoked_by"], revoked["revoked_at"]) == (
        "admin-system",
        "2026-11-22T12:00:00Z",
    )


def test_an_unknown_key_cannot_be_revoked_and_is_not_repeated(
    empty_client: TestClient, admin: dict[str, str]
) -> None:
    response = empty_client.delete("/v1/api-keys/aaaaaaaa", headers=admin)

    assert (response.status_code, response.json()["code"]) == (404, "unknown-code")
    assert "aaaaaaaa" not in response.json()["detail"]


def test_keys_are_listed_by_system_and_by_whether_they_work(
    empty_client: TestClient, admin: dict[str, str]
) -> None:
    first, *_ = (
        issue(empty_client, admin, name=name)
        for name in ("brent-care", "camden-care", "brent-care")
    )
    empty_client.delete(f"/v1/api-keys/{first['id']}", headers=admin)

    def names(query: str) -> list[str]:
        found = empty_client.get(f"/v1/api-keys?{query}", headers=admin).json()["items"]
        return [key["name"] for key in found]

    assert names("") == ["admin-system", "brent-care", "brent-care", "camden-care"]
    assert names("works=true") == ["admin-system", "brent-care", "camden-care"]
    assert names("works=false") == ["brent-care"]
    assert names("name=camden-care") == ["camden-care"]


def test_pages_of_keys_neither_skip_nor_repeat(
    empty_client: TestClient, admin: dict[str, str]
) -> None:
    issued = {issue(empty_client, admin, name=f"brent-{n % 3}")["id"] for n in range(6)}
    listed, address = [], "/v1/api-keys?limit=2"
    while address:
        page = empty_client.get(address, headers=admin)
        listed += [key["id"] for key in page.json()["items"]]
        address = page.links["next"]["url"] if "next" in page.links else ""

    assert len(listed) == len(set(listed)) == 7
    assert issued < set(listed)


@pytest.mark.parametrize("size", [1, 20])
def test_a_list_of_keys_takes_one_statement_whatever_its_size(
    empty_client: TestClient, admin: dict[str, str], size: int
) -> None:
    for _ in range(size):
        issue(empty_client, admin)

    with selects() as sent:
        empty_client.get("/v1/api-keys", headers=admin)

    assert len(sent) == 2  # the other tells who asks


def test_a_stranger_who_is_let_in_costs_no_statement(empty_client: TestClient) -> None:
    with selects() as sent:
        response = empty_client.get("/v1/me")

    assert response.json() == {
        "name": "anonymous",
        "role": "anonymous",
        "authorities": [],
        "expires_at": None,
        "may": ["read what is public, and simulate"],
    }
    # The answer itself opens a snapshot; nothing is asked of it.
    assert sent == []


def test_moments_are_told_as_london_tells_them(
    empty_client: TestClient, admin: dict[str, str]
) -> None:
    issued = issue(empty_client, admin, expires_on="2027-06-30")

    listed = empty_client.get("/v1/api-keys?name=brent-care", headers=admin).json()["items"]

    assert listed == [{name: value for name, value in issued.items() if name != "key"}]
    assert datetime.fromisoformat(issued["issued_at"]) == world.NOW
    assert issued["expires_at"] == "2027-06-30T23:59:59.999999+01:00"
    assert me(empty_client, issued["key"]).json()["expires_at"] == issued["expires_at"]

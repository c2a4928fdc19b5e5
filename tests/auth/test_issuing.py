"""Issuing API keys: validation, expiry, and the secret that is shown once."""

import hashlib
import re
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from app.auth.models import ApiKey
from app.platform.db.columns import table
from app.platform.db.database import Database
from tests.support import world
from tests.support.application import READER, is_soon_after, issue, me


def test_new_key_is_shown_once_and_stored_as_hash(
    empty_client: TestClient, database: Database, admin: dict[str, str]
) -> None:
    response = empty_client.post("/v1/api-keys", json=READER, headers=admin)
    issued = response.json()

    listed = empty_client.get("/v1/api-keys", headers=admin)
    with database.read_session() as session:
        row = session.execute(select(table(ApiKey)).where(table(ApiKey).c.id == issued["id"])).one()

    assert re.fullmatch(rf"crk_{issued['id']}_[\w-]{{43}}", issued["key"])
    assert len(issued["id"]) == 8
    assert response.headers["location"] == f"/v1/api-keys/{issued['id']}"
    assert response.headers["cache-control"] == listed.headers["cache-control"] == "no-store"
    assert row.hash == hashlib.sha256(issued["key"].encode()).hexdigest()
    assert issued["key"] not in str(row)
    assert not {"key", "hash"} & listed.json()["items"][0].keys()
    assert row.hash not in listed.text


def test_key_is_valid_for_a_year_by_default(
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
def test_invalid_key_request_returns_422(
    empty_client: TestClient, admin: dict[str, str], said: dict[str, Any], pointer: str, code: str
) -> None:
    response = empty_client.post("/v1/api-keys", json=READER | said, headers=admin)

    (fault,) = response.json()["errors"]
    assert (response.status_code, fault["pointer"], fault["code"]) == (422, pointer, code)
    assert len(empty_client.get("/v1/api-keys", headers=admin).json()["items"]) == 1


@pytest.mark.parametrize("day", ["2026-11-23", "2028-11-21"])
def test_key_may_expire_from_tomorrow_to_two_years_ahead(
    empty_client: TestClient, admin: dict[str, str], day: str
) -> None:
    assert issue(empty_client, admin, expires_on=day)["expires_at"].startswith(day)


def test_moments_have_the_offset_of_london(empty_client: TestClient, admin: dict[str, str]) -> None:
    issued = issue(empty_client, admin, expires_on="2027-06-30")

    listed = empty_client.get("/v1/api-keys?name=brent-care", headers=admin).json()["items"]

    assert listed == [{name: value for name, value in issued.items() if name != "key"}]
    assert is_soon_after(world.NOW, issued["issued_at"])
    assert issued["issued_at"].endswith("Z")
    assert issued["expires_at"] == "2027-06-30T23:59:59.999999+01:00"
    assert me(empty_client, issued["key"]).json()["expires_at"] == issued["expires_at"]

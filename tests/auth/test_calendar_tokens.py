"""Issuing, listing and revoking calendar tokens."""

import hashlib
import re
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from app.auth.models import CalendarToken
from app.domain.vocabulary import Role
from app.platform.db.columns import table
from app.platform.db.database import Database
from tests.support import world
from tests.support.application import Keys, asking, log

PATH, CALENDAR = "/v1/calendar-tokens", "/v1/key-dates.ics"
KNOWN = [role for role in Role if role is not Role.ANONYMOUS]


def issued(client: TestClient, by: dict[str, str], **said: Any) -> dict[str, Any]:
    response = client.post(PATH, json=said, headers=by)
    assert response.status_code == 201, response.text
    told: dict[str, Any] = response.json()
    return told


def shown(client: TestClient, token: str, **headers: str) -> tuple[int, str]:
    response = client.get(CALENDAR, params={"token": token}, headers=headers)
    is_refused = response.status_code != 200
    return response.status_code, response.json()["code"] if is_refused else "text/calendar"


@pytest.mark.parametrize("role", KNOWN)
def test_authenticated_caller_gets_a_calendar_token(
    empty_client: TestClient, keys: Keys, role: Role
) -> None:
    response = empty_client.post(PATH, json={}, headers=keys[role])
    told = response.json()

    assert re.fullmatch(rf"crt_{told['id']}_[\w-]{{43}}", told["token"])
    assert (told["name"], told["role"]) == (f"{role}-system", role)
    assert told["authorities"] == (["camden"] if role is Role.EDITOR else [])
    assert told["expires_at"] == "2027-11-22T23:59:59.999999Z"
    assert response.headers["location"] == f"{PATH}/{told['id']}"
    assert response.headers["cache-control"] == "no-store"
    calendar = empty_client.get(told["address"])
    assert (calendar.status_code, calendar.content[:15]) == (200, b"BEGIN:VCALENDAR")
    assert calendar.headers["cache-control"].startswith("private")


def test_anonymous_caller_gets_no_calendar_token(empty_client: TestClient) -> None:
    refused = [empty_client.post(PATH, json={}), empty_client.get(PATH),
               empty_client.delete(f"{PATH}/aaaaaaaa")]  # fmt: skip

    assert [one.status_code for one in refused] == [401, 401, 401]


def test_calendar_token_is_shown_once_and_stored_as_hash(
    empty_client: TestClient, database: Database, keys: Keys
) -> None:
    told = issued(empty_client, keys[Role.READER])
    listed = empty_client.get(PATH, headers=keys[Role.READER])
    with database.read_session() as session:
        row = session.execute(select(table(CalendarToken))).one()

    assert row.hash == hashlib.sha256(told["token"].encode()).hexdigest()
    assert told["token"] not in str(row)
    assert listed.json()["items"] == [
        {name: value for name, value in told.items() if name not in {"token", "address"}}
    ]


def test_caller_lists_own_tokens_and_admin_lists_all(empty_client: TestClient, keys: Keys) -> None:
    ids = {role: issued(empty_client, keys[role])["id"] for role in KNOWN}

    for role in KNOWN:
        found = empty_client.get(PATH, headers=keys[role]).json()["items"]
        assert {one["id"] for one in found} == (
            {*ids.values()} if role is Role.ADMIN else {ids[role]}
        )


def test_tokens_are_filtered_by_validity_and_paginated(
    empty_client: TestClient, keys: Keys
) -> None:
    reader = keys[Role.READER]
    ids = [issued(empty_client, reader)["id"] for _ in range(3)]
    empty_client.delete(f"{PATH}/{ids[0]}", headers=reader)

    def found(**asked: Any) -> set[str]:
        items = empty_client.get(PATH, params=asked, headers=reader).json()["items"]
        return {one["id"] for one in items}

    assert (found(works=True), found(works=False)) == ({*ids[1:]}, {ids[0]})
    listed, address = [], f"{PATH}?limit=1"
    while address:
        page = empty_client.get(address, headers=reader)
        listed += [one["id"] for one in page.json()["items"]]
        address = page.links["next"]["url"] if "next" in page.links else ""
    assert listed == sorted(ids)


def test_revoked_token_is_rejected_from_the_next_request(
    empty_client: TestClient, keys: Keys
) -> None:
    reader = keys[Role.READER]
    told = issued(empty_client, reader)
    before = shown(empty_client, told["token"])

    revoked = empty_client.delete(f"{PATH}/{told['id']}", headers=reader)
    again = empty_client.delete(f"{PATH}/{told['id']}", headers=keys[Role.ADMIN])

    assert (before, revoked.status_code, again.status_code) == ((200, "text/calendar"), 204, 204)
    assert shown(empty_client, told["token"]) == (401, "invalid-credentials")
    (row,) = empty_client.get(PATH, headers=reader).json()["items"]
    assert row["revoked_by"] == "reader-system"


def test_only_an_admin_revokes_tokens_of_others(empty_client: TestClient, keys: Keys) -> None:
    told = issued(empty_client, keys[Role.READER])
    path = f"{PATH}/{told['id']}"

    hidden = empty_client.delete(path, headers=keys[Role.EDITOR])
    unknown = empty_client.delete(f"{PATH}/aaaaaaaa", headers=keys[Role.EDITOR])

    assert (hidden.status_code, hidden.json()["detail"]) == (404, unknown.json()["detail"])
    assert shown(empty_client, told["token"]) == (200, "text/calendar")
    assert empty_client.delete(path, headers=keys[Role.AUDITOR]).status_code == 404
    assert empty_client.delete(path, headers=keys[Role.ADMIN]).status_code == 204
    assert shown(empty_client, told["token"]) == (401, "invalid-credentials")


def test_token_is_valid_until_the_end_of_its_last_day(database: Database, keys: Keys) -> None:
    with asking(database) as client:
        told = issued(client, keys[Role.READER], expires_on="2026-11-23")
        late = client.post(PATH, json={"expires_on": "2028-11-22"}, headers=keys[Role.READER])
    with asking(database, at=world.NOW + timedelta(days=1)) as client:
        on_the_day = shown(client, told["token"])
    with asking(database, at=world.NOW + timedelta(days=2)) as client:
        after = shown(client, told["token"])

    assert (on_the_day, after) == ((200, "text/calendar"), (401, "invalid-credentials"))
    assert (late.status_code, late.json()["code"]) == (422, "invalid-expires-on")


def test_issue_and_revocation_of_tokens_are_recorded(empty_client: TestClient, keys: Keys) -> None:
    told = issued(empty_client, keys[Role.READER])
    empty_client.delete(f"{PATH}/{told['id']}", headers=keys[Role.ADMIN])

    assert [
        (row["operation"], row["caller"], row["status"], row["fact"])
        for row in log(empty_client, keys)
    ] == [
        ("POST /v1/calendar-tokens", "reader-system", 201, told["id"]),
        ("DELETE /v1/calendar-tokens/{id}", "admin-system", 204, told["id"]),
    ]

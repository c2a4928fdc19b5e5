"""Credentials know the key that issued them, and descend from it."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import text

from app.auth.credentials import KEY_HEADER
from app.auth.keys import API_KEY, CALENDAR_TOKEN, authenticate
from app.auth.models import ApiKey, CalendarToken
from app.auth.queries import descends_from
from app.domain.vocabulary import Role
from app.platform.db.database import Database
from tests.support import callers, world
from tests.support.application import issue
from tests.support.tampering import unguarded

ADMIN = {"name": "second-admin", "role": "admin"}


def public(headers: dict[str, str]) -> str:
    return headers[KEY_HEADER].split("_")[1]


@pytest.fixture
def line(empty_client: TestClient, admin: dict[str, str]) -> list[str]:
    """The ids of an admin's key, of a key that it issued, and of one that this one issued."""
    second = issue(empty_client, admin, **ADMIN)
    third = issue(empty_client, {KEY_HEADER: second["key"]})
    return [public(admin), second["id"], third["id"]]


def test_key_descends_from_all_keys_above_it_and_from_none_below(
    database: Database, line: list[str]
) -> None:
    with database.read_session() as session:
        found = [[descends_from(session, one, other) for other in line] for one in line]

    assert found == [[True, False, False], [True, True, False], [True, True, True]]


def test_keys_of_one_issuer_do_not_descend_from_each_other(
    database: Database, empty_client: TestClient, admin: dict[str, str]
) -> None:
    one, other = (issue(empty_client, admin, **ADMIN)["id"] for _ in range(2))

    with database.read_session() as session:
        assert not descends_from(session, one, other)
        assert not descends_from(session, "unknown", other)
        assert not descends_from(session, one, "unknown")


def test_cycle_made_by_an_edit_ends(database: Database, line: list[str]) -> None:
    with unguarded(database) as session:
        statement = text("UPDATE api_key SET issued_by_credential = :last WHERE id = :first")
        session.execute(statement, {"first": line[0], "last": line[-1]})

    with database.read_session() as session:
        assert descends_from(session, line[0], line[-1])
        assert not descends_from(session, line[0], "unknown")


def test_credentials_name_the_key_that_issued_them(
    database: Database, empty_client: TestClient, admin: dict[str, str]
) -> None:
    key = issue(empty_client, admin)["id"]
    token = empty_client.post("/v1/calendar-tokens", json={}, headers=admin).json()["id"]

    with database.read_session() as session:
        assert session.get_one(ApiKey, key).issued_by_credential == public(admin)
        assert session.get_one(CalendarToken, token).issued_by_credential == public(admin)
        assert session.get_one(ApiKey, public(admin)).issued_by_credential is None


def test_only_a_caller_with_a_key_has_a_credential(
    database: Database, admin: dict[str, str]
) -> None:
    token = callers.token(database, Role.ADMIN)

    with database.read_session() as session:
        by_key = authenticate(session, admin[KEY_HEADER], world.NOW, API_KEY).caller
        by_token = authenticate(session, token, world.NOW, CALENDAR_TOKEN).caller
    assert (by_key.credential, by_token.credential) == (public(admin), None)
    assert by_key.reach == by_token.reach

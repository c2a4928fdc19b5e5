"""Calendars with a token in the address show what its holder could see."""

import logging
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from app.auth.keys import key_hash
from app.domain.vocabulary import Role
from app.ledger.as_of import AsOf
from app.platform.db.database import Database
from app.worklist.deadlines import calendar
from tests.auth.test_calendar_tokens import CALENDAR, PATH, issued, shown
from tests.auth.test_secrets import logged
from tests.support import callers, world
from tests.support.application import Keys, asking, audited, me


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda token: "crt_aaaaaaaa_" + token[13:],
        lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
        lambda token: token[:-1],
        lambda token: token.replace("crt_", "crk_"),
        lambda token: token[:12],
        lambda _: "",
        lambda _: "x" * 8_000,
    ],
)
def test_unknown_and_wrong_tokens_return_the_same_401(
    empty_client: TestClient, database: Database, spoilt: Any
) -> None:
    token = callers.token(database, Role.READER)

    response = empty_client.get(CALENDAR, params={"token": spoilt(token)})

    assert (response.status_code, response.json()["code"]) == (401, "invalid-credentials")
    assert response.json()["detail"] == "the calendar token is unknown; check that it is complete"


def test_keys_and_calendar_tokens_are_not_interchangeable(
    empty_client: TestClient, database: Database, keys: Keys
) -> None:
    key, token = keys[Role.ADMIN]["X-API-Key"], callers.token(database, Role.ADMIN)

    assert shown(empty_client, key) == (401, "invalid-credentials")
    assert shown(empty_client, token.replace("crt_", "crk_")) == (401, "invalid-credentials")
    for spelt in (token, token.replace("crt_", "crk_")):
        assert me(empty_client, spelt).status_code == 401
        bearer = {"Authorization": f"Bearer {spelt}"}
        assert empty_client.get("/v1/me", headers=bearer).status_code == 401


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/v1/key-dates", 422, "unknown-parameter"),
        ("/v1/contracts", 422, "unknown-parameter"),
        ("/v1/me", 422, "unknown-parameter"),
        ("/v1/api-keys", 401, "credentials-needed"),
        (PATH, 401, "credentials-needed"),
    ],
)
def test_calendar_token_is_rejected_at_other_paths(
    empty_client: TestClient, database: Database, path: str, status: int, code: str
) -> None:
    token = callers.token(database, Role.ADMIN)

    response = empty_client.get(path, params={"token": token})

    assert (response.status_code, response.json()["code"]) == (status, code)
    assert token not in response.text


def test_token_beside_another_credential_returns_401(
    empty_client: TestClient, database: Database, keys: Keys
) -> None:
    token = callers.token(database, Role.READER)

    assert shown(empty_client, token, **keys[Role.READER]) == (401, "two-credentials")
    twice = empty_client.get(f"{CALENDAR}?token={token}&token={token}")
    assert (twice.status_code, twice.json()["code"]) == (401, "two-credentials")


def test_calendar_shows_what_the_holder_could_see_at_issue(
    empty_client: TestClient, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[set[str]] = []

    def read(_: Session, __: Any, as_of: AsOf, **_url: str) -> bytes:
        seen.append({*as_of.streams})
        return b""

    monkeypatch.setattr(calendar, "render_calendar", read)
    with database.write_session() as session:
        world.contract(session)
        world.claim(session, visibility="partners")
        for code in ("brent", "camden", "hackney"):
            world.authority(session, code)
            world.claim(session, visibility="owner", owner=code)
    for role, authorities in ((Role.READER, ()), (Role.EDITOR, ("brent", "camden")),
                              (Role.AUDITOR, ())):  # fmt: skip
        shown(empty_client, callers.token(database, role, *authorities))
    stranger = empty_client.get(CALENDAR)

    partners, owned = {"public", "partners"}, {"owner:brent", "owner:camden"}
    assert seen == [partners, partners | owned, partners | owned | {"owner:hackney"}, {"public"}]
    assert stranger.headers["cache-control"] == "no-cache"


def test_subscription_counts_against_the_holder(database: Database, keys: Keys) -> None:
    token = callers.token(database, Role.READER)
    with asking(database, rate_limit="2/minute") as client:
        answers = [client.get(CALENDAR, params={"token": token}).status_code,
                   me(client, keys[Role.READER]["X-API-Key"]).status_code,
                   client.get(CALENDAR, params={"token": token}).status_code]  # fmt: skip

    assert answers == [200, 200, 429]


def test_calendar_tokens_are_never_logged_or_recorded(
    database: Database, keys: Keys, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO), asking(database) as client:
        token = issued(client, keys[Role.READER])["token"]
        wrong = token[:-1] + ("A" if token[-1] != "A" else "B")
        for one in (token, wrong):
            client.get(CALENDAR, params={"token": one})
            client.get("/v1/key-dates", params={"token": one})
            client.delete(f"{PATH}/{one}", headers=keys[Role.READER])
            client.post(PATH, params={"token": one}, json={"token": one}, headers=keys[Role.READER])

    rows = audited(database)
    contents = [row.pop("content") for row in rows]
    written = logged(caplog) + str(rows)
    assert written.count("request_id") > 8
    for one in (token, wrong):
        assert [part for part in (one, one[13:], key_hash(one)) if part in written] == []
        assert [part for part in (one, one[13:]) if part in str(contents)] == []


def test_token_that_looks_like_personal_data_is_accepted(empty_client: TestClient) -> None:
    """Random letters may form a pattern of personal data."""
    found = shown(empty_client, "AB 12 34 56 C, 943 476 5919")

    assert found == (401, "invalid-credentials")

"""Repeated reads are answered from memory, and never with what was true before."""

import asyncio
import json
import logging
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

import pytest
from sqlalchemy import text

from app.api.wiring import CATALOGUE
from app.auth.audit import add_audit_entry
from app.auth.commands import revoke_api_key
from app.cli.database import audit_attempt
from app.domain.vocabulary import Role
from app.ledger.rebuild import rebuild
from app.main import create_app
from app.platform.db import watched_query
from app.platform.db.database import Database
from app.platform.db.watched_query import WatchError
from app.platform.http.observability import JsonFormatter
from tests.support import callers, world
from tests.support.cached import PATH, Cached, codes
from tests.support.settings import SETTINGS

SUMMER_MIDNIGHT = datetime(2025, 6, 30, 23, tzinfo=UTC)
"""Midnight in London before 1 July."""


def test_repeated_read_is_answered_from_memory(cached: Cached) -> None:
    first, again = cached.get(), cached.get()

    assert (first.content, first.headers["etag"]) == (again.content, again.headers["etag"])
    assert first.headers["request-id"] != again.headers["request-id"]
    assert cached.counted() == (1, 1)


def test_read_from_a_position_that_is_reached_is_answered_from_memory(cached: Cached) -> None:
    named = {"Registry-Min-Position": cached.get().headers["registry-position"]}

    reached, refused = (
        cached.get(headers=headers) for headers in (named, {"Registry-Min-Position": "999"})
    )

    assert (reached.status_code, refused.status_code) == (200, 422)
    assert cached.counted() == (1, 2)


def test_cache_of_no_size_keeps_nothing(database: Database) -> None:
    assert create_app(SETTINGS, database).state.cache is None


def test_database_in_memory_has_no_cache() -> None:
    settings = SETTINGS.model_copy(update={"response_cache_mib": 4})

    assert create_app(settings, Database("sqlite:///:memory:")).state.cache is None


def test_callers_are_shown_what_they_may_see(cached: Cached, database: Database) -> None:
    partner = callers.key(database, Role.READER)
    assert codes(cached.get()) == codes(cached.get(headers=partner)) == ["camden"]

    with database.write_session() as session:
        world.claim(session, about="authority:camden", visibility="partners")
    before = cached.counted()
    assert cached.get(headers=partner).headers["registry-position"] != "1"
    anonymous = cached.get()

    # What only partners see does not disturb the answer to anybody.
    hits, misses = cached.counted()
    assert (hits - before[0], misses - before[1]) == (1, 1)
    assert "partners" not in anonymous.headers["registry-position"]


def test_callers_of_one_reach_share_answers(cached: Cached, database: Database) -> None:
    one, another = (callers.key(database, Role.READER, name=name) for name in ("one", "another"))
    auditor = callers.key(database, Role.AUDITOR)
    for headers in (one, another, auditor):
        cached.get("/v1/sources", headers=headers)
    before, _ = cached.counted()

    for headers in (one, another, auditor):
        cached.get("/v1/sources", headers=headers)
        cached.get("/v1/scopes", headers=headers)

    # The first of them has asked for scopes, and the second is given the same.
    hits, _ = cached.counted()
    assert hits - before == 4


def test_revoked_key_is_refused_at_the_next_request(cached: Cached, database: Database) -> None:
    admin = callers.key(database, Role.ADMIN, name="root")
    issued = cached.client.post(
        "/v1/api-keys", json={"name": "reader", "role": "reader"}, headers=admin
    ).json()
    key = {"X-API-Key": issued["key"]}
    assert cached.get(headers=key).status_code == cached.get(headers=key).status_code == 200
    assert cached.counted()[0] == 1

    with database.write_session() as session:
        revoke(session, issued["id"])

    assert cached.get(headers=key).status_code == 401


def test_expired_key_is_refused_although_its_answer_is_kept(
    cached: Cached, database: Database
) -> None:
    soon = world.NOW + timedelta(seconds=30)
    key = callers.key(database, Role.READER, expires_at=soon)
    assert cached.get(headers=key).status_code == cached.get(headers=key).status_code == 200

    cached.watch.now = soon + timedelta(seconds=1)

    assert cached.get(headers=key).status_code == 401


def test_caller_is_authenticated_again_after_a_minute(cached: Cached, database: Database) -> None:
    key = callers.key(database, Role.READER)
    cached.get(headers=key)
    hits, _ = cached.counted()

    cached.watch.now += timedelta(seconds=61)
    cached.get(headers=key)

    assert cached.counted()[0] == hits


def test_answer_of_yesterday_is_not_given_today_nor_that_of_tomorrow(cached: Cached) -> None:
    path = "/v1/authorities?limit=1"
    before, after = SUMMER_MIDNIGHT - timedelta(seconds=1), SUMMER_MIDNIGHT + timedelta(seconds=1)
    tags = []

    # The clock is set back at midnight, twice.
    for moment in (before, after, before, after):
        cached.watch.now = moment
        tags.append(cached.get(path).headers["etag"])

    assert tags[0] == tags[2] != tags[1] == tags[3]


@pytest.mark.parametrize(
    ("path", "status", "answered"), [(PATH, 200, 1), (f"{PATH}/nowhere", 404, 5)]
)
def test_requests_at_once_wait_for_what_one_of_them_is_answered_with(
    cached: Cached, monkeypatch: pytest.MonkeyPatch, path: str, status: int, answered: int
) -> None:
    paths: list[str] = []
    respond = cached.cache._app

    async def respond_slowly(scope: Any, receive: Any, send: Any) -> None:
        paths.append(scope["path"])
        await asyncio.sleep(0.3)
        await respond(scope, receive, send)

    monkeypatch.setattr(cached.cache, "_app", respond_slowly)
    with ThreadPoolExecutor(5) as threads:
        answers = [*threads.map(cached.get, [path] * 5)]

    assert {answer.status_code for answer in answers} == {status}
    assert len({answer.headers["request-id"] for answer in answers}) == 5
    assert paths == [path] * answered
    assert cached.cache._in_progress == {}


def test_request_that_waited_is_not_answered_with_what_was_true_before_it(
    cached: Cached, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    respond = cached.cache._app

    async def respond_late(scope: Any, receive: Any, send: Any) -> None:
        async def send_late(message: Any) -> None:
            # What was read is sent when a later request waits already.
            await asyncio.sleep(0.4 if message["type"] == "http.response.start" else 0)
            await send(message)

        await respond(scope, receive, send_late)

    monkeypatch.setattr(cached.cache, "_app", respond_late)
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(cached.get)
        time.sleep(0.2)
        with database.write_session() as session:
            world.authority(session, "bromley")
        second = threads.submit(cached.get)

    assert codes(first.result()) == ["camden"]
    assert codes(second.result()) == ["bromley", "camden"]


def test_any_tag_matches_what_exists_and_nothing_else(cached: Cached) -> None:
    any_tag = {"If-None-Match": "*"}

    for path in (PATH, f"{PATH}/camden", f"{PATH}/camden/details"):
        # The first time, and again from memory.
        first, again = cached.get(path, headers=any_tag), cached.get(path, headers=any_tag)
        whole = cached.get(path)
        assert (first.status_code, again.status_code, whole.status_code) == (304, 304, 200)
        assert first.headers["etag"] == again.headers["etag"] == whole.headers["etag"]
    assert cached.get(f"{PATH}/nowhere", headers=any_tag).status_code == 404


def test_rebuild_changes_the_tags_of_answers(cached: Cached, database: Database) -> None:
    before = cached.get().headers["etag"]

    with database.write_session() as session:
        rebuild(session, CATALOGUE.projections)
    after = cached.get(headers={"If-None-Match": before})

    assert (after.status_code, after.headers["etag"] != before) == (200, True)


def test_unreadable_state_returns_503_and_no_kept_answer(
    cached: Cached, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cached.get().status_code == cached.get().status_code == 200

    async def fail(_: object) -> None:
        raise WatchError("gone")

    monkeypatch.setattr(type(cached.cache._present), "read", fail)
    refused = cached.get()

    assert (refused.status_code, refused.json()["code"]) == (503, "unavailable")
    assert refused.headers["retry-after"] == "5"
    assert refused.headers["request-id"]
    assert cached.get("/health/live").status_code == 200


def test_query_that_hangs_returns_503_in_time(
    cached: Cached, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watched_query, "TIMEOUT_SECONDS", 0.2)
    assert cached.get().status_code == 200

    with database.writers.connect() as connection:
        hold(connection, database)
        statuses = [cached.get().status_code for _ in range(2)]
        connection.rollback()

    assert statuses == [503, 503]
    assert cached.get().status_code == 200


def test_limit_is_counted_once_and_comes_before_a_kept_answer(limited: Cached) -> None:
    answers = [limited.get() for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    left = [answer.headers["ratelimit"].partition(";t")[0] for answer in answers]
    assert left == [f'"default";r={n}' for n in (2, 1, 0, 0)]
    assert answers[3].headers.get_list("retry-after") == ["60"]
    assert answers[3].json()["code"] == "too-many-requests"


def test_callers_are_limited_by_name_and_others_by_address(
    limited: Cached, database: Database
) -> None:
    key = callers.key(database, Role.READER)

    nobody: dict[str, str] = {}

    statuses = [limited.get(headers=headers).status_code for headers in 4 * [key] + 4 * [nobody]]

    assert statuses == 2 * [200, 200, 200, 429]


def test_kept_answer_is_counted_and_logged_under_its_route(
    cached: Cached, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "app.requests")
    answers = [cached.get("/v1/authorities/camden") for _ in range(3)]
    cached.client.portal.call(asyncio.sleep, 0.3)  # type: ignore[union-attr]

    lines = [
        json.loads(line)
        for record in caplog.records
        if record.name == "app.requests"
        for line in JsonFormatter().format(record).split("\n")
    ]
    assert [line["request_id"] for line in lines] == [
        answer.headers["request-id"] for answer in answers
    ]
    assert {tuple(line) for line in lines} == {
        ("at", "level", "logger", "message", "request_id", "method", "route", "status",
         "milliseconds"),
    }  # fmt: skip
    assert {(line["route"], line["status"]) for line in lines} == {("/v1/authorities/{code}", 200)}
    counted = 'registry_requests_total{method="GET",route="/v1/authorities/{code}",status="200"} 3'
    assert counted in cached.get("/metrics").text


def test_refusals_and_what_rests_on_more_than_the_ledger_are_not_kept(
    cached: Cached, database: Database
) -> None:
    admin = callers.key(database, Role.ADMIN)
    paths = ("/v1/me", "/v1/api-keys", "/v1/authorities/nowhere", "/v1/authorities?on=never")

    for path in 2 * paths:
        cached.get(path, headers=admin)

    assert cached.counted()[0] == 0
    assert len(cached.cache.kept) == 0


def test_secrets_are_not_in_the_keys_of_the_cache(cached: Cached, database: Database) -> None:
    token = callers.token(database, Role.READER)
    key = callers.key(database, Role.READER)
    for part in (f"token={token}", f"%74oken={token}", "on=2025-07-01"):
        assert cached.get(f"/v1/key-dates.ics?{part}").status_code == 200
    cached.get(headers=key)

    held = repr(cached.cache.kept._kept.keys()) + repr(cached.cache._callers._known)
    assert token.split("_", 2)[2] not in held
    assert key["X-API-Key"].split("_", 2)[2] not in held
    assert len(cached.cache.kept) == 4


def test_calendar_token_shows_what_its_holder_may_see(cached: Cached, database: Database) -> None:
    token = callers.token(database, Role.READER)
    public, private = "/v1/key-dates.ics", f"/v1/key-dates.ics?token={token}"

    for path in (public, private, private):
        assert cached.get(path).status_code == 200

    assert cached.counted() == (1, 2)
    assert cached.get(private).headers["cache-control"] == "private, no-cache"
    assert cached.get(public).headers["cache-control"] == "no-cache"


def test_distinct_addresses_stay_within_the_bound(cached: Cached) -> None:
    for number in range(40):
        answer = cached.get(f"{PATH}?limit={number + 1}&on=2025-07-01")
        assert answer.status_code == 200
        cached.get(f"{PATH}?filler={'x' * 60_000}{number}")
    for number in range(300):
        cached.cache.kept.put(("", f"{number}", b"x" * 100_000), _first_kept(cached))

    assert 0 < cached.cache.kept.bytes <= 2**22
    assert len(cached.cache.kept) < 45
    assert "registry_response_cache_bytes" in cached.get("/metrics").text


def _first_kept(cached: Cached) -> Any:
    return next(iter(cached.cache.kept._kept.values()))[0]


def revoke(session: Any, id_: str) -> None:
    """Revoke a key as the command line does."""
    content = revoke_api_key(session, id_, "tests", world.NOW)
    attempt = audit_attempt("revoke-key")
    add_audit_entry(session, attempt, HTTPStatus.NO_CONTENT, world.NOW, fact=id_, content=content)


def hold(connection: Any, database: Database) -> None:
    """Keep every other connection from reading the heads."""
    if database.url.get_backend_name() == "postgresql":
        connection.execute(text("LOCK TABLE stream_head IN ACCESS EXCLUSIVE MODE"))
    else:
        pytest.skip("nothing keeps a reader of SQLite waiting in WAL mode")

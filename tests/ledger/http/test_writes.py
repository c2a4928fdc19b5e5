"""A statement has its effect once, whole, and before anybody is told; or none at all."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from httpx2 import Response
from sqlalchemy import func, select

from app.ledger.models import Source
from app.platform.db.columns import table
from tests.support import bodies
from tests.support.registry import Registry, System, told

REPORTS = "authorities/camden/service-reports"
A_DAY = timedelta(hours=24)


@pytest.fixture
def later(registry: Registry) -> Registry:
    """A registry whose clock the test puts forward; it stays there, as time never goes back."""
    return registry


def kept(response: Response) -> tuple[int, bytes, dict[str, str]]:
    """What two answers must share: all but the id of the request."""
    headers = {name: value for name, value in response.headers.items() if name != "request-id"}
    return response.status_code, response.content, headers


def reports(registry: Registry) -> int:
    return len(registry.anybody.lists("changes", kind="service_report", limit=200))


def test_who_sends_a_statement_again_gets_the_same_answer_and_no_second_effect(
    registry: Registry, camden: System
) -> None:
    before = reports(registry)

    first = camden.posts(REPORTS, bodies.report(), key="again")
    camden.states(REPORTS, bodies.report(scope="repair"))
    second = camden.posts(REPORTS, bodies.report(), key="again")

    assert first.status_code == 201
    assert kept(second) == kept(first)
    assert first.headers["location"] == f"/v1/facts/{first.json()['fact']}"
    assert reports(registry) == before + 2


def test_a_restatement_may_be_sent_again_too(admin: System) -> None:
    path = "providers/south/details"
    seen, body = admin.tag(path), admin.sees(path) | {"reason": "correction", "name": "South Ltd"}

    first, second = (admin.puts(path, body, seen=seen, key="renamed") for _ in range(2))

    assert (first.status_code, kept(second)) == (200, kept(first))
    assert told(admin.puts(path, body, seen=seen, key="other"))[:2] == (412, "stale")


@pytest.mark.parametrize("otherwise", ["body", "path", "seen", "spelling"])
def test_one_key_is_for_one_request(camden: System, otherwise: str) -> None:
    wrong = camden.states(REPORTS, bodies.report())["fact"]
    path, key, seen = f"facts/{wrong}/withdrawal", f"once-{otherwise}", f'"{wrong}"'
    assert camden.posts(path, {"reason": "No."}, seen=seen, key=key).status_code == 201

    match otherwise:
        case "body":
            again = camden.posts(path, {"reason": "Yes."}, seen=seen, key=key)
        case "path":
            again = camden.posts("facts/public-1/withdrawal", {"reason": "No."}, seen=seen, key=key)
        case "seen":
            again = camden.posts(path, {"reason": "No."}, seen='"public-1"', key=key)
        case _:
            again = camden.client.post(
                f"/v1/{path}", content=b'{ "reason": "No."}',
                headers={**camden.key, "If-Match": seen, "Idempotency-Key": key,
                         "Content-Type": "application/json"},
            )  # fmt: skip

    assert told(again) == (422, "idempotency-key-reused", ["/header/Idempotency-Key"])


def test_a_key_is_its_callers_own(camden: System, islington: System) -> None:
    ours = camden.states(REPORTS, bodies.report(), key="1")
    theirs = islington.states("authorities/islington/service-reports", bodies.report(), key="1")

    assert ours["fact"] != theirs["fact"]


def test_a_key_is_kept_for_a_day(later: Registry, camden: System) -> None:
    first = camden.states(REPORTS, bodies.report(), key="daily")

    later.watch.now += A_DAY - timedelta(seconds=1)
    assert camden.states(REPORTS, bodies.report(), key="daily") == first
    later.watch.now += timedelta(seconds=1)
    second = camden.states(REPORTS, bodies.report(), key="daily")

    assert second["position"] > first["position"]


def test_a_refusal_is_not_kept(camden: System) -> None:
    body = bodies.report(source="coming")

    refused = camden.posts(REPORTS, body, key="patient")
    camden.states("sources", bodies.source("coming"))

    assert told(refused)[:2] == (422, "unknown-source")
    camden.states(REPORTS, body, key="patient")


def test_eight_who_send_one_key_at_once_are_answered_alike(
    registry: Registry, camden: System
) -> None:
    before = reports(registry)

    def send(_: int) -> Response:
        return camden.posts(REPORTS, bodies.report(), key="at-once")

    with ThreadPoolExecutor(8) as pool:
        answers = [kept(one) for one in pool.map(send, range(8))]

    assert answers[0][0] == 201
    assert all(one == answers[0] for one in answers)
    assert reports(registry) == before + 1


@pytest.mark.parametrize("key", ["", " ", "two words", "é", "x" * 256])
def test_a_key_is_plain_text(camden: System, key: str) -> None:
    headers = [(b"Idempotency-Key", key.encode("latin-1"))]
    headers += [(name.encode(), value.encode()) for name, value in camden.key.items()]

    response = camden.client.post(f"/v1/{REPORTS}", json=bodies.report(), headers=headers)

    assert told(response) == (422, "invalid-request", ["/header/Idempotency-Key"])


@pytest.mark.parametrize("parameter", ["dry_run=true", "on=2025-01-01", "format=json"])
def test_a_statement_takes_no_parameters(registry: Registry, admin: System, parameter: str) -> None:
    path, name = "providers/north/details", parameter.partition("=")[0]
    body, seen = admin.sees(path) | {"reason": "correction"}, admin.tag(path)
    before = registry.everything()

    answers = [
        admin.posts(f"sources?{parameter}", bodies.source("asked")),
        admin.puts(f"{path}?{parameter}", body, seen=seen),
    ]

    assert [told(one) for one in answers] == [(422, "unknown-parameter", [f"/query/{name}"])] * 2
    assert registry.everything() == before


@pytest.mark.parametrize(
    ("media_type", "status"),
    [
        ("application/json", 201),
        ("application/json; charset=utf-8", 201),
        ("text/plain", 415),
        ("application/x-www-form-urlencoded", 415),
        ("application/merge-patch+json", 415),
        ("", 415),
    ],
)
def test_a_statement_is_json(camden: System, media_type: str, status: int) -> None:
    response = camden.client.post(
        f"/v1/{REPORTS}",
        content=json.dumps(bodies.report()),
        headers={**camden.key, "Content-Type": media_type},
    )

    assert response.status_code == status
    assert status == 201 or told(response)[1] == "unsupported-media-type"


@pytest.mark.parametrize("spare", [0, 1])
def test_a_statement_has_at_most_a_mebibyte(registry: Registry, camden: System, spare: int) -> None:
    """Padding counts: what is too large is not read."""
    said = json.dumps(bodies.report())
    before = reports(registry)

    response = camden.client.post(
        f"/v1/{REPORTS}",
        content=said + " " * (2**20 - len(said) + spare),
        headers={**camden.key, "Content-Type": "application/json"},
    )

    assert response.status_code == (413 if spare else 201)
    assert reports(registry) == before + 1 - spare


def test_it_is_kept_before_anybody_is_told(registry: Registry, camden: System) -> None:
    """A 201 is never taken back: when the first byte of it leaves, the fact is there."""
    sent: list[tuple[str, int]] = []
    body = json.dumps(bodies.source("kept-first")).encode()
    path, headers = "/v1/sources", {**camden.key, "Content-Type": "application/json"}
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST",
        "scheme": "http", "path": path, "raw_path": path.encode(), "query_string": b"",
        "root_path": "", "client": ("test", 1), "server": ("test", 80),
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sources = table(Source)
        with registry.database.read_session() as session:
            here = select(func.count()).where(sources.c.code == "kept-first")
            sent.append((message["type"], session.scalar(here) or 0))

    async def post() -> None:
        await registry.client.app(scope, receive, send)

    asyncio.run(post())

    assert sent[0] == ("http.response.start", 1)

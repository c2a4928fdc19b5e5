"""Routes of webhooks: permissions, limits, refused input, and secrets."""

import logging
import re

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from app.domain.vocabulary import Role
from app.platform.db.columns import table
from app.platform.db.database import Database
from app.platform.http.observability import JsonFormatter
from app.webhooks.commands import MAX_WEBHOOKS
from app.webhooks.models import Webhook
from app.webhooks.target_policy import TargetPolicy
from tests.support import callers
from tests.support.application import audited
from tests.webhooks.receiver import run_receiver
from tests.webhooks.subscriber import PATH, Subscriber, serve_subscriber

URL = "https://hooks.example.org/registry"
KNOWN = [role for role in Role if role is not Role.ANONYMOUS]


def test_created_webhook_shows_its_secret_only_once(
    subscriber: Subscriber,
) -> None:
    answer = subscriber.request("POST", body={"url": URL, "description": "Case system"})
    created = answer.json()

    assert (answer.status_code, answer.headers["location"]) == (201, f"{PATH}/{created['id']}")
    assert answer.headers["cache-control"] == "no-store"
    assert re.fullmatch(r"whsec_[A-Za-z0-9+/]{43}=", created["secret"])
    assert (created["name"], created["state"], created["description"]) == (
        "reader-system", "active", "Case system",
    )  # fmt: skip
    found = [subscriber.get(created["id"]), *subscriber.request("GET").json()["items"]]
    assert found == [{name: created[name] for name in created if name != "secret"}] * 2


def test_caller_sees_its_own_webhooks_and_an_admin_all(subscriber: Subscriber) -> None:
    keys = {role: callers.key(subscriber.database, role, name=f"{role}-desk") for role in KNOWN}
    ids = {
        role: subscriber.request("POST", body={"url": URL}, headers=keys[role]).json()["id"]
        for role in KNOWN
    }

    for role in KNOWN:
        found = subscriber.request("GET", headers=keys[role]).json()["items"]
        mine = {*ids.values()} if role is Role.ADMIN else {ids[role]}
        assert {item["id"] for item in found} == mine
        for id_ in ids.values():
            status = subscriber.request("GET", f"/{id_}", headers=keys[role]).status_code
            assert status == (200 if id_ in mine else 404)


def test_webhook_of_another_system_answers_like_an_unknown_one(subscriber: Subscriber) -> None:
    id_ = subscriber.create(URL)["id"]
    other = callers.key(subscriber.database, Role.AUDITOR)

    hidden, unknown = (
        subscriber.request("GET", f"/{item}", headers=other) for item in (id_, "aaaaaaaa")
    )

    assert hidden.json()["detail"] == unknown.json()["detail"]


def test_list_is_paged_and_filtered_by_state(subscriber: Subscriber) -> None:
    ids = [subscriber.create(URL)["id"] for _ in range(3)]
    subscriber.request("PUT", f"/{ids[0]}", {"url": URL, "state": "paused"})

    listed, query = [], "limit=1"
    while query:
        page = subscriber.client.get(f"{PATH}?{query}", headers=subscriber.key).json()
        listed += [item["id"] for item in page["items"]]
        query = f"limit=1&cursor={page['next']}" if page["next"] else ""
    paused = subscriber.client.get(f"{PATH}?state=paused", headers=subscriber.key).json()["items"]

    assert listed == sorted(ids)
    assert [item["id"] for item in paused] == [ids[0]]


def test_deleted_webhook_is_gone_and_gets_no_events(subscriber: Subscriber) -> None:
    with run_receiver(lambda _: 500) as receiver:
        id_ = subscriber.create(receiver.url)["id"]
        subscriber.record_providers("north")
        subscriber.deliver()
        deleted = subscriber.request("DELETE", f"/{id_}")
        subscriber.advance(days=1)
        subscriber.deliver()

    assert (deleted.status_code, len(receiver.requests)) == (204, 1)
    assert subscriber.request("GET", f"/{id_}").status_code == 404
    with subscriber.database.read_session() as session:
        assert session.execute(select(table(Webhook))).all() == []


@pytest.mark.parametrize(
    ("url", "addresses"),
    [
        ("http://hooks.example.org/", []),
        ("https://hooks.example.org:22/", []),
        (URL, ["10.0.0.1"]),
        (URL, ["8.8.8.8", "127.0.0.1"]),
        ("https://127.0.0.1/", ["127.0.0.1"]),
    ],
)
def test_forbidden_target_returns_422(database: Database, url: str, addresses: list[str]) -> None:
    with serve_subscriber(database, TargetPolicy(resolve=lambda *_: addresses)) as subscriber:
        id_ = callers.webhook(database, Role.READER, public="hook-one")
        answers = [
            subscriber.request("POST", body={"url": url}),
            subscriber.request("PUT", f"/{id_}", {"url": url, "state": "active"}),
        ]

    for answer in answers:
        problem = answer.json()
        assert (answer.status_code, problem["code"]) == (422, "webhook-url-refused")
        assert problem["errors"][0]["pointer"] == "/body/url"


def test_unauthenticated_request_causes_no_name_lookup(database: Database) -> None:
    asked: list[str] = []

    def noted(host: str, _: int) -> list[str]:
        asked.append(host)
        return []

    with serve_subscriber(database, TargetPolicy(resolve=noted)) as subscriber:
        stranger = subscriber.request("POST", body={"url": URL}, headers={})
        known = subscriber.request("POST", body={"url": URL})

    assert (stranger.status_code, known.status_code) == (401, 201)
    assert asked == ["hooks.example.org"]


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"url": URL, "after": 7}, "/body/after", "position-ahead"),
        ({"url": URL, "after": False}, "/body/after", "int-type"),
        ({"url": URL, "secret": "mine"}, "/body/secret", "unknown-field"),
        ({"url": URL, "filters": {"stream": "partners"}}, "/body/filters/stream",
         "unknown-field"),
        ({"url": URL, "filters": {"action": "deleted"}}, "/body/filters/action", "unknown-word"),
        ({"url": URL, "filters": {"authority": ["nowhere"]}}, "/body/filters/authority",
         "unknown-filter-code"),
        ({"url": URL, "filters": {"kind": ["nonsense"]}}, "/body/filters/kind",
         "unknown-filter-code"),
        ({"url": "x" * 501}, "/body/url", "string-too-long"),
        ({"url": URL, "description": "Mrs Miller"}, "/body/description", "named-person"),
    ],
)  # fmt: skip
def test_invalid_body_returns_422_with_pointer_and_code(
    subscriber: Subscriber, body: dict[str, object], pointer: str, code: str
) -> None:
    answer = subscriber.request("POST", body=body)

    assert answer.status_code == 422
    assert [(item["pointer"], item["code"]) for item in answer.json()["errors"]] == [
        (pointer, code)
    ]


def test_webhook_beyond_the_limit_returns_409(subscriber: Subscriber) -> None:
    for _ in range(MAX_WEBHOOKS):
        subscriber.create(URL)

    refused = subscriber.request("POST", body={"url": URL})
    other = subscriber.request(
        "POST", body={"url": URL}, headers=callers.key(subscriber.database, Role.AUDITOR)
    )

    assert (refused.status_code, refused.json()["code"]) == (409, "too-many-webhooks")
    assert other.status_code == 201


def test_secret_and_url_appear_in_no_log_audit_row_or_answer(
    subscriber: Subscriber, caplog: pytest.LogCaptureFixture
) -> None:
    with run_receiver() as receiver, caplog.at_level(logging.INFO):
        first = subscriber.create(f"{receiver.url}?token=in-the-address")
        second = subscriber.request("POST", f"/{first['id']}/secret").json()
        subscriber.record_providers("north")
        subscriber.deliver()
        auditor = callers.key(subscriber.database, Role.AUDITOR)
        answers = [subscriber.request("GET").text,
                   subscriber.request("GET", f"/{first['id']}").text,
                   subscriber.client.get("/v1/audit", headers=auditor).text,
                   subscriber.client.get("/metrics").text]  # fmt: skip
        subscriber.client.app.state.request_log.flush()  # type: ignore[attr-defined]

    records = (item for item in caplog.records if not item.name.startswith("httpx"))
    logged = "\n".join(JsonFormatter().format(item) for item in records)
    kept = str(audited(subscriber.database))
    assert logged.count("request_id") > 4
    assert [row["operation"] for row in audited(subscriber.database)] == [
        "POST /v1/webhooks", "POST /v1/webhooks/{id}/secret",
    ]  # fmt: skip
    for secret in (first["secret"], second["secret"]):
        assert [text for text in (*answers, logged, kept) if secret in text] == []
        assert [
            item for item in receiver.requests if secret in f"{item.headers}{item.body!r}"
        ] == []
    assert "in-the-address" not in logged + kept


def test_openapi_document_describes_the_events(client: TestClient) -> None:
    document = client.get("/openapi.json").json()

    change = document["webhooks"]["change"]["post"]
    (media_type,) = change["requestBody"]["content"].values()
    headers = {item["name"] for item in change["parameters"]}
    assert media_type["schema"] == {"$ref": "#/components/schemas/EventOut"}
    assert headers == {"webhook-id", "webhook-timestamp", "webhook-signature"}
    assert set(document["webhooks"]) == {"change", "test"}
    assert change["summary"] == "Receive a change"

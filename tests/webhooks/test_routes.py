"""Who may subscribe, who sees which subscription, and what is refused."""

import logging
import re

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from app.domain.vocabulary import Role
from app.platform.db.columns import table
from app.platform.db.database import Database
from app.platform.http.observability import JsonFormatter
from app.webhooks.commands import MOST
from app.webhooks.models import Webhook
from app.webhooks.target_policy import Reach
from tests import callers
from tests.auth.asking import audited
from tests.webhooks.receiver import receiving
from tests.webhooks.subscribing import PATH, Desk, desk_of

URL = "https://hooks.example.org/registry"
KNOWN = [role for role in Role if role is not Role.ANONYMOUS]


def test_whoever_is_known_subscribes_and_is_shown_the_secret_this_once(desk: Desk) -> None:
    answer = desk.ask("POST", body={"url": URL, "description": "Case system"})
    told = answer.json()

    assert (answer.status_code, answer.headers["location"]) == (201, f"{PATH}/{told['id']}")
    assert answer.headers["cache-control"] == "no-store"
    assert re.fullmatch(r"whsec_[A-Za-z0-9+/]{43}=", told["secret"])
    assert (told["name"], told["state"], told["description"]) == (
        "reader-system", "active", "Case system",
    )  # fmt: skip
    shown = [desk.hook(told["id"]), *desk.ask("GET").json()["items"]]
    assert shown == [{name: told[name] for name in told if name != "secret"}] * 2


def test_each_sees_and_changes_their_own_and_an_admin_everybodys(desk: Desk) -> None:
    keys = {role: callers.key(desk.database, role, name=f"{role}-desk") for role in KNOWN}
    ids = {
        role: desk.ask("POST", body={"url": URL}, headers=keys[role]).json()["id"] for role in KNOWN
    }

    for role in KNOWN:
        found = desk.ask("GET", headers=keys[role]).json()["items"]
        mine = {*ids.values()} if role is Role.ADMIN else {ids[role]}
        assert {one["id"] for one in found} == mine
        for id_ in ids.values():
            status = desk.ask("GET", f"/{id_}", headers=keys[role]).status_code
            assert status == (200 if id_ in mine else 404)


def test_what_is_another_s_answers_as_what_does_not_exist(desk: Desk) -> None:
    id_ = desk.subscribe(URL)["id"]
    other = callers.key(desk.database, Role.AUDITOR)

    hidden, unknown = (desk.ask("GET", f"/{one}", headers=other) for one in (id_, "aaaaaaaa"))

    assert hidden.json()["detail"] == unknown.json()["detail"]


def test_subscriptions_are_listed_page_by_page_and_by_state(desk: Desk) -> None:
    ids = [desk.subscribe(URL)["id"] for _ in range(3)]
    desk.ask("PUT", f"/{ids[0]}", {"url": URL, "state": "paused"})

    listed, query = [], "limit=1"
    while query:
        page = desk.client.get(f"{PATH}?{query}", headers=desk.key).json()
        listed += [one["id"] for one in page["items"]]
        query = f"limit=1&cursor={page['next']}" if page["next"] else ""
    paused = desk.client.get(f"{PATH}?state=paused", headers=desk.key).json()["items"]

    assert listed == sorted(ids)
    assert [one["id"] for one in paused] == [ids[0]]


def test_what_is_deleted_is_gone_with_its_secret_and_hears_nothing(desk: Desk) -> None:
    with receiving(lambda _: 500) as receiver:
        id_ = desk.subscribe(receiver.url)["id"]
        desk.state("north")
        desk.deliver()
        deleted = desk.ask("DELETE", f"/{id_}")
        desk.later(days=1)
        desk.deliver()

    assert (deleted.status_code, len(receiver.arrived)) == (204, 1)
    assert desk.ask("GET", f"/{id_}").status_code == 404
    with desk.database.read_session() as session:
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
def test_an_address_that_must_not_be_reached_is_refused_at_once(
    database: Database, url: str, addresses: list[str]
) -> None:
    with desk_of(database, Reach(resolve=lambda *_: addresses)) as desk:
        id_ = callers.webhook(database, Role.READER, public="hook-one")
        answers = [
            desk.ask("POST", body={"url": url}),
            desk.ask("PUT", f"/{id_}", {"url": url, "state": "active"}),
        ]

    for answer in answers:
        problem = answer.json()
        assert (answer.status_code, problem["code"]) == (422, "webhook-url-refused")
        assert problem["errors"][0]["pointer"] == "/body/url"


def test_a_stranger_has_no_name_looked_up(database: Database) -> None:
    asked: list[str] = []

    def noted(host: str, _: int) -> list[str]:
        asked.append(host)
        return []

    with desk_of(database, Reach(resolve=noted)) as desk:
        stranger = desk.ask("POST", body={"url": URL}, headers={})
        known = desk.ask("POST", body={"url": URL})

    assert (stranger.status_code, known.status_code) == (401, 201)
    assert asked == ["hooks.example.org"]


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"url": URL, "after": 7}, "/body/after", "position-ahead"),
        ({"url": URL, "after": False}, "/body/after", "int-type"),
        ({"url": URL, "secret": "mine"}, "/body/secret", "unknown-field"),
        ({"url": URL, "filters": {"stream": "restricted"}}, "/body/filters/stream",
         "unknown-field"),
        ({"url": URL, "filters": {"action": "deleted"}}, "/body/filters/action", "unknown-word"),
        ({"url": "x" * 501}, "/body/url", "string-too-long"),
        ({"url": URL, "description": "Mrs Miller"}, "/body/description", "named-person"),
    ],
)  # fmt: skip
def test_a_subscription_that_breaks_a_rule_is_refused_by_name(
    desk: Desk, body: dict[str, object], pointer: str, code: str
) -> None:
    answer = desk.ask("POST", body=body)

    assert answer.status_code == 422
    assert [(one["pointer"], one["code"]) for one in answer.json()["errors"]] == [(pointer, code)]


def test_a_system_has_no_more_than_so_many(desk: Desk) -> None:
    for _ in range(MOST):
        desk.subscribe(URL)

    refused = desk.ask("POST", body={"url": URL})
    other = desk.ask("POST", body={"url": URL}, headers=callers.key(desk.database, Role.AUDITOR))

    assert (refused.status_code, refused.json()["code"]) == (409, "too-many-webhooks")
    assert other.status_code == 201


def test_no_secret_and_no_address_is_logged_recorded_or_shown_again(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    with receiving() as receiver, caplog.at_level(logging.INFO):
        first = desk.subscribe(f"{receiver.url}?token=in-the-address")
        second = desk.ask("POST", f"/{first['id']}/secret").json()
        desk.state("north")
        desk.deliver()
        auditor = callers.key(desk.database, Role.AUDITOR)
        answers = [desk.ask("GET").text, desk.ask("GET", f"/{first['id']}").text,
                   desk.client.get("/v1/audit", headers=auditor).text,
                   desk.client.get("/metrics").text]  # fmt: skip

    ours = (one for one in caplog.records if not one.name.startswith("httpx"))
    logged = "\n".join(JsonFormatter().format(one) for one in ours)
    kept = str(audited(desk.database))
    assert logged.count("request_id") > 4
    assert [row["operation"] for row in audited(desk.database)] == [
        "POST /v1/webhooks", "POST /v1/webhooks/{id}/secret",
    ]  # fmt: skip
    for secret in (first["secret"], second["secret"]):
        assert [text for text in (*answers, logged, kept) if secret in text] == []
        assert [one for one in receiver.arrived if secret in f"{one.headers}{one.body!r}"] == []
    assert "in-the-address" not in logged + kept


def test_what_is_sent_is_described_for_those_who_receive_it(client: TestClient) -> None:
    document = client.get("/openapi.json").json()

    change = document["webhooks"]["change"]["post"]
    (media_type,) = change["requestBody"]["content"].values()
    headers = {one["name"] for one in change["parameters"]}
    assert media_type["schema"] == {"$ref": "#/components/schemas/EventOut"}
    assert headers == {"webhook-id", "webhook-timestamp", "webhook-signature"}
    assert set(document["webhooks"]) == {"change", "trial"}
    assert change["summary"] == "Hear of a change"

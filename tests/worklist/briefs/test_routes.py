"""Briefs are asked for like anything else: by any name, of any day, as known at any moment."""

import csv
from typing import Any

import httpx
import pytest

from tests.support import bodies
from tests.support.cases import RECORDS, action, mark, pair_up
from tests.support.registry import Registry, System, told
from tests.support.sent import selects

BRIEF = "authorities/camden/brief"


@pytest.fixture(scope="module", autouse=True)
def _one_of_each(camden: System, admin: System) -> None:
    pair_up(admin)
    camden.states("contracts", bodies.contract("beds"))
    camden.states("contracts/beds/awards", bodies.award())
    for kind in RECORDS:
        camden.states(kind.path, kind.body())


def test_a_brief_in_a_spreadsheet_is_a_row_for_each_item(camden: System) -> None:
    asked: dict[str, Any] = {"on": "2025-11-20"}

    rows = list(csv.DictReader(camden.asks(BRIEF, format="csv", **asked).text.splitlines()))

    found = camden.sees(BRIEF, **asked)["items"]
    assert [(one["kind"], one["text"], one["address"]) for one in rows] == [
        (one["kind"], one["text"], one["address"]) for one in found
    ]
    assert len(rows) > 3


@pytest.mark.parametrize("of", [BRIEF, "consortia/pair/brief"])
def test_links_lead_to_the_same_day_and_state_of_knowledge(
    registry: Registry, camden: System, of: str
) -> None:
    marked, on = mark(registry, camden), "2025-11-20"

    known_at = camden.sees("changes/head")["recorded_at"]
    tried: list[dict[str, Any]] = [
        {},
        {"position": marked},
        {"known_at": known_at},
    ]
    for asked in tried:
        found = camden.sees(of, on=on, **asked)["items"]
        assert len(found) > 3
        for item in found:
            url = httpx.URL(item["address"])
            is_of_day = url.path != "/v1/conflicts"
            assert url.params.get("on") == (on if is_of_day else None)
            assert asked.keys() <= dict(url.params).keys()
            answer = camden.client.get(item["address"], headers=camden.key)
            assert answer.status_code == 200, answer.text
            assert (item["id"] or item["contract"] or item["authority"]) in answer.text


def test_a_brief_counts_the_items_of_each_authority(camden: System) -> None:
    found = camden.sees("consortia/pair/brief", on="2026-01-05")

    assert [group["authority"] for group in found["groups"]][:2] == ["camden", "hackney"]
    for group in found["groups"]:
        own = [
            item
            for item in found["items"]
            if (group["authority"] in item["authorities"] if group["authority"] else
                not item["authorities"])
        ]  # fmt: skip
        ahead = [item["due_on"] for item in own if (item["due_on"] or "") >= "2026-01-05"]
        assert (group["open"], group["late"]) == (len(own), sum(item["late"] for item in own))
        assert group["next_due_on"] == min(ahead, default=None)
    of_contracts = [item for item in found["items"] if item["contract"] == "beds"]
    assert of_contracts
    assert all(item["authorities"] == ["camden"] for item in of_contracts)
    cells = sum(count["cells"] for group in found["groups"] for count in group["cover"])
    assert cells == sum(count["cells"] for count in found["cover"])


def test_a_brief_is_asked_for_by_any_identifier(camden: System, admin: System) -> None:
    numbered = bodies.authority("westminster", identifiers=[{"scheme": "GSS", "id": "E09000033"}])
    admin.states("authorities", numbered)

    found = camden.sees("authorities/E09000033/brief")

    assert (found["thing"], found["code"], found["name"]) == (
        "authority", "westminster", "Westminster",
    )  # fmt: skip
    assert camden.sees("consortia/pair/brief")["thing"] == "consortium"


@pytest.mark.parametrize(
    ("path", "status", "code", "pointer"),
    [
        ("authorities/nobody/brief", 404, "unknown-code", []),
        ("authorities/%00/brief", 404, "unknown-code", []),
        ("consortia/camden/brief", 404, "unknown-code", []),
        ("consortia/a%00b/brief", 404, "unknown-code", []),
        (f"{BRIEF}?days=0", 422, "invalid-request", ["/query/days"]),
        (f"{BRIEF}?days=367", 422, "invalid-request", ["/query/days"]),
        (f"{BRIEF}?on=2200-01-01", 422, "invalid-day", ["/query/on"]),
        (f"{BRIEF}?authority=camden", 422, "unknown-parameter", ["/query/authority"]),
        (f"{BRIEF}?position=99999", 422, "unknown-position", ["/query/position"]),
    ],
)
def test_what_cannot_be_asked_is_refused(
    anybody: System, path: str, status: int, code: str, pointer: list[str]
) -> None:
    assert told(anybody.client.get(f"/v1/{path}")) == (status, code, pointer)


@pytest.mark.parametrize("on", ["1900-01-01", "2199-12-31"])
def test_the_first_and_the_last_day_have_briefs(camden: System, on: str) -> None:
    assert camden.sees(BRIEF, on=on)["on"] == on
    assert camden.sees("consortia/pair/brief", on=on)["on"] == on


def test_a_brief_looks_as_many_days_ahead_as_it_is_asked_to(anybody: System) -> None:
    def ends(**asked: Any) -> bool:
        found = anybody.sees(BRIEF, on="2025-11-30", **asked)["items"]
        return any(one["due_on"] == "2025-12-31" and one["kind"] == "key-date" for one in found)

    assert [ends(days=30), ends(days=31), ends()] == [False, True, True]


def test_a_brief_is_given_again_as_it_was(
    registry: Registry, camden: System, anybody: System
) -> None:
    marked = mark(registry, camden)
    before = anybody.asks(BRIEF, position=marked)
    tag = anybody.tag(BRIEF)

    camden.states("actions", action(text="Ask the neighbours"))

    assert anybody.asks(BRIEF, position=marked).content == before.content
    assert "Ask the neighbours" not in before.text
    again = anybody.asks(BRIEF, {"If-None-Match": tag})
    assert (again.status_code, "Ask the neighbours" in again.text) == (200, True)
    assert anybody.asks(BRIEF, {"If-None-Match": again.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    "path", [*(kind.path for kind in RECORDS), "readiness", BRIEF, "consortia/pair/brief"]
)
def test_an_answer_takes_as_many_statements_however_much_is_in_it(
    camden: System, path: str
) -> None:
    def counted() -> tuple[int, int]:
        # What is kept as long as the ledger stays as it is has been read before.
        camden.asks(path, on="2026-01-15")
        with selects() as sent:
            length = len(camden.asks(path, on="2026-01-15").content)
        return len(sent), length

    before, short = counted()
    camden.states("contracts", bodies.contract(f"for-{path.replace('/', '-')}"))
    for kind in RECORDS:
        body = kind.body()
        other = {"contract": f"for-{path.replace('/', '-')}"} if "contract" in body else {}
        for _ in range(3):
            camden.states(kind.path, body | other)
    after, long = counted()

    assert (before, long > short) == (after, True)

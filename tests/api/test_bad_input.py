"""Bad input: each a problem with a code, a pointer and a page; never a 500, never ignored."""

import base64
import json
import re
from functools import cache
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.cover.schemas import CoverQuery
from app.ledger.schemas import ChangeQuery
from app.platform.clock import to_micros
from app.platform.db.database import Database
from app.platform.http.cursor_signing import CursorSigner
from app.platform.http.pagination import Cursor, Page, PageQuery
from app.platform.problems.problem import MEDIA_TYPE
from app.registry.authorities.schemas import AuthorityQuery
from app.registry.contracts.filters import ContractQuery
from app.registry.providers.schemas import ProviderQuery
from tests.support import world

FAILURE = "/v1/simulations/provider-failure"
TIMELINE = "/v1/cover/timeline?authority=westminster"
LONG = "x" * 10_000
STOP = {"providers": ["medequip"], "last_day": "2026-01-31"}

Row = tuple[str, int, str, str | None]


def made_up(question: PageQuery, position: Any, *keys: Any) -> str:
    """A cursor that is right but for its signature: anybody can work that out."""
    body = Cursor(position, keys).write(question).encode()
    return base64.urlsafe_b64encode(bytes(16) + body).decode()


@cache
def has_page(client: TestClient, type_: str) -> bool:
    page = client.get(type_)
    return page.status_code == 200 and page.headers["content-type"].startswith("text/html")


def refused(client: TestClient, response: Any, *row: Any) -> None:
    """Check a problem's status, code, pointer and page, and that nothing long is echoed."""
    problem = response.json()
    pointers = [fault["pointer"] for fault in problem["errors"]] or [None]
    assert (response.status_code, problem["code"], pointers[0]) == row
    assert response.headers["content-type"] == MEDIA_TYPE
    assert problem.keys() == {"type", "title", "status", "detail", "instance", "code", "errors"}
    assert (problem["status"], problem["type"]) == (row[0], f"/problems/{row[1]}")
    assert has_page(client, problem["type"])
    assert all(has_page(client, f"/problems/{fault['code']}") for fault in problem["errors"])
    assert len(problem.pop("instance")) <= 201  # the path, cut off
    assert not re.search(r"(.)\1{100}", json.dumps(problem))


DAYS: list[Any] = [
    ("/v1/cover/gaps?first_day=2025-12-31&last_day=2025-01-01", 422, "period-reversed", "/query"),
    ("/v1/cover/gaps?last_day=2020-01-01", 422, "period-reversed", "/query/first_day"),
    ("/v1/contracts?ends_from=2026-01-01&ends_to=2025-01-01", 422, "period-reversed", "/query"),
    (f"{TIMELINE}&scope=telecare&first_day=2025-02-01&last_day=2025-01-31",
     422, "period-reversed", "/query"),
    ("/v1/cover/gaps?first_day=2025-01-01&last_day=2125-01-01", 422, "horizon-too-long", "/query"),
    ("/v1/cover/overlaps?last_day=2126-01-01", 422, "horizon-too-long", "/query/first_day"),
    ("/v1/cover?on=0000-01-01", 422, "invalid-day", "/query/on"),
    ("/v1/cover?on=2025-02-30", 422, "invalid-day", "/query/on"),
    ("/v1/cover?on=9999-12-31", 422, "invalid-day", "/query/on"),
    ("/v1/cover?on=1899-12-31", 422, "invalid-day", "/query/on"),
    ("/v1/cover?on=tomorrow", 422, "invalid-day", "/query/on"),
    ("/v1/cover?on=", 422, "invalid-day", "/query/on"),
    ("/v1/cover?on=20250920", 422, "invalid-day", "/query/on"),
    ("/v1/cover?on=2025-09-20T12:00", 422, "invalid-day", "/query/on"),
    ("/v1/contracts?live_on=31/12/2025", 422, "invalid-day", "/query/live_on"),
    ("/v1/cover?known_at=2027-01-01", 422, "known-at-in-future", "/query/known_at"),
    ("/v1/cover?known_at=2026-11-23T00:00:00Z", 422, "known-at-in-future", "/query/known_at"),
    ("/v1/cover?known_at=2025-09-10T12:00:00", 422, "invalid-moment", "/query/known_at"),
    ("/v1/cover?known_at=0000-01-01", 422, "invalid-moment", "/query/known_at"),
    ("/v1/cover?known_at=then", 422, "invalid-moment", "/query/known_at"),
    ("/v1/cover?position=9999", 422, "unknown-position", "/query/position"),
    ("/v1/cover?position=-1", 422, "invalid-request", "/query/position"),
    (f"/v1/cover?position={9 ** 30}", 422, "invalid-request", "/query/position"),
    ("/v1/cover?position=5&known_at=2025-09-10", 422, "two-times-of-knowledge", "/query/position"),
    ("/v1/changes?after=9999", 410, "feed-rewound", "/query/after"),
    (f"/v1/changes?after=7&after_hash={'0' * 64}", 410, "feed-rewound", "/query/after_hash"),
    ("/v1/changes?after=7&after_hash=7", 422, "invalid-request", "/query/after_hash"),
    ("/v1/changes?action=deleted", 422, "invalid-request", "/query/action"),
    ("/v1/cover?on=0",
        422, "invalid-day", "/query/on"),
]  # fmt: skip

WORDS: list[Any] = [
    ("/v1/authorities/nowhere", 404, "unknown-code", None),
    ("/v1/providers/nobody/exposure", 404, "unknown-code", None),
    ("/v1/consortia/none/members", 404, "unknown-code", None),
    ("/v1/contracts/no-contract/history", 404, "unknown-code", None),
    ("/v1/authorities/westminster?position=0", 404, "unknown-code", None),
    ("/v1/cover?authority=nowhere", 422, "unknown-filter-code", "/query/authority"),
    ("/v1/cover/gaps?scope=nothing", 422, "unknown-filter-code", "/query/scope"),
    ("/v1/contracts?provider=nobody", 422, "unknown-filter-code", "/query/provider"),
    ("/v1/authorities?consortium=none", 422, "unknown-filter-code", "/query/consortium"),
    ("/v1/authorities?kind=village", 422, "invalid-request", "/query/kind"),
    ("/v1/cover?state=fine", 422, "invalid-request", "/query/state/0"),
    ("/v1/contracts?sort=title", 422, "invalid-request", "/query/sort"),
    ("/v1/cover?explain=perhaps", 422, "invalid-request", "/query/explain"),
    ("/v1/cover/dependence?by=nobody", 422, "invalid-request", "/query/by"),
    ("/v1/cover?format=xml", 422, "invalid-request", "/query/format"),
    (f"{TIMELINE}&scope=community-equipment", 422, "scope-not-a-leaf", "/query/scope"),
    (TIMELINE, 422, "invalid-request", "/query/scope"),
    ("/v1/cover?authorty=camden", 422, "unknown-parameter", "/query/authorty"),
    ("/v1/changes?known_at=2025-01-01", 422, "unknown-parameter", "/query/known_at"),
    ("/nowhere", 404, "not-found", None), ("/v1/nowhere", 404, "not-found", None),
    ("/problems/no-problem", 404, "not-found", None),
    ("/v1/contracts?identifier=none",
        422, "unknown-filter-code", "/query/identifier"),
    ("/v1/cover?on=2025-01-01&on=2026-01-01",
        422, "repeated-parameter", "/query/on"),
    ("/v1/authorities?limit=1&limit=2",
        422, "repeated-parameter", "/query/limit"),
    ("/v1/cover/timeline?authority=icb-merged-2026&scope=telecare&first_day=2025-01-01"
        "&last_day=2025-01-31", 422, "unknown-filter-code", "/query/authority"),
]  # fmt: skip

PAGES: list[Any] = [
    *((f"/v1/{path}?limit={limit}", 422, "invalid-limit", "/query/limit")
      for path in ("authorities", "cover", "changes", "conflicts")
      for limit in ("0", "-1", "10000", "all", "")),
    ("/v1/authorities?limit=201", 422, "invalid-limit", "/query/limit"),
    ("/v1/cover?limit=2001", 422, "invalid-limit", "/query/limit"),
    *((f"/v1/authorities?cursor={cursor}", 422, "invalid-cursor", "/query/cursor")
      for cursor in ("forged", "AAAA", "AAAAAFs1XQ==", "%E2%9C%93", "W10=",
                     made_up(AuthorityQuery(), 9999, "camden"),
                     made_up(AuthorityQuery(), "5", "camden"),
                     made_up(AuthorityQuery(kind="county"), 700, "camden"),
                     made_up(ProviderQuery(), 700, "camden"))),
    ("/v1/authorities?cursor=", 422, "invalid-request", "/query/cursor"),
    *((f"{path}cursor={cursor}", 422, "invalid-cursor", "/query/cursor")
      for path, cursor in (
          ("/v1/authorities?", made_up(AuthorityQuery(), 700)),
          ("/v1/authorities?", made_up(AuthorityQuery(), 10 ** 30, "camden")),
          ("/v1/providers?", made_up(ProviderQuery(), 700, 7)),
          ("/v1/contracts?sort=last_day&",
           made_up(ContractQuery(sort="last_day"), 700, "never", "c")),
          ("/v1/cover?", made_up(CoverQuery(), 700, 7, 7)),
          ("/v1/changes?", made_up(ChangeQuery(), 700, "x")),
          ("/v1/changes?", made_up(ChangeQuery(), 9999, 700)))),
    (f"/v1/changes?cursor={made_up(ChangeQuery(), 700, 650, 'x')}",
        422, "invalid-cursor", "/query/cursor"),
]  # fmt: skip

NASTY: list[Any] = [
    ("/v1/cover?authority=%00", 422, "invalid-request", "/query/authority/0"),
    ("/v1/contracts?q=a%00b", 422, "invalid-request", "/query/q"),
    ("/v1/cover?authority=%ED%A0%80", 422, "unknown-filter-code", "/query/authority"),
    (f"/v1/cover?authority={LONG}", 422, "invalid-request", "/query/authority/0"),
    (f"/v1/contracts?q={LONG}", 422, "invalid-request", "/query/q"),
    (f"/v1/cover?on={LONG}", 422, "invalid-day", "/query/on"),
    (f"/v1/cover?known_at={LONG}", 422, "invalid-moment", "/query/known_at"),
    (f"/v1/cover?limit={'9' * 10_000}", 422, "invalid-limit", "/query/limit"),
    (f"/v1/cover?cursor={LONG}", 422, "invalid-request", "/query/cursor"),
    (f"/v1/cover?format={LONG}", 422, "invalid-request", "/query/format"),
    (f"/v1/cover?{LONG}=1", 422, "unknown-parameter", f"/query/{LONG[:60]}"),
    ("/v1/cover?" + "&".join(["authority=camden"] * 500), 422, "invalid-request",
     "/query/authority"),
    (f"/v1/authorities/{'x' * 90}", 404, "unknown-code", None),
    (f"/v1/sources/{LONG}", 404, "unknown-code", None),
    (f"/nowhere/{LONG}", 404, "not-found", None),
    *((path, 404, "unknown-code", None)
      for path in ("/v1/authorities/%00", "/v1/sources/a%00b", "/v1/providers/%00/exposure")),
]  # fmt: skip

BODIES: list[Any] = [
    (b"", "invalid-request", "/body"), (b"nonsense", "invalid-request", "/body"),
    (b"\xff\xfe", "invalid-request", "/body"), (b"[]", "invalid-request", "/body"),
    (b"null", "invalid-request", "/body"),
    ({**STOP, "until": "2026-12-31"}, "invalid-request", "/body/until"),
    ({**STOP, LONG: 1}, "invalid-request", f"/body/{LONG[:60]}"),
    ({"providers": ["medequip"]}, "invalid-request", "/body/last_day"),
    ({**STOP, "providers": ["nobody"]}, "unknown-filter-code", "/body/providers/0"),
    ({**STOP, "providers": ["medequip", LONG[:200]]}, "unknown-filter-code", "/body/providers/1"),
    ({**STOP, "providers": []}, "invalid-request", "/body/providers"),
    ({**STOP, "providers": ["medequip"] * 21}, "invalid-request", "/body/providers"),
    ({**STOP, "providers": "medequip"}, "invalid-request", "/body/providers"),
    ({**STOP, "providers": ["\x00"]}, "invalid-request", "/body/providers/0"),
    ({**STOP, "last_day": "2025-02-30"}, "invalid-day", "/body/last_day"),
    ({**STOP, "horizon_last_day": "2026-01-01"}, "period-reversed", "/body/horizon_last_day"),
    ({**STOP, "horizon_last_day": "2126-01-01"}, "horizon-too-long", "/body/horizon_last_day"),
    ({**STOP, "providers": ["\ud800"]}, "invalid-request",
        "/body/providers/0"),
    ({**STOP, "last_day": 0}, "invalid-day",
        "/body/last_day"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "status", "code", "pointer"), [*DAYS, *WORDS, *PAGES, *NASTY])
def test_a_bad_question_is_refused(
    client: TestClient, path: str, status: int, code: str, pointer: str | None
) -> None:
    refused(client, client.get(path), status, code, pointer)


NEWEST = to_micros(world.NOW)
FUTURE = NEWEST + 1
"""Moments in microseconds: the newest one of the embedded data, and one after it."""


@pytest.mark.parametrize(
    ("path", "question", "moment", "keys", "expected"),
    [
        ("contracts?limit=50", ContractQuery(), NEWEST, (7,), (422, "invalid-cursor")),
        ("contracts?limit=50&sort=last_day", ContractQuery(sort="last_day"), NEWEST, ("never", "c"),
         (422, "invalid-cursor")),
        ("authorities?limit=50", AuthorityQuery(), "5", ("camden",), (422, "invalid-cursor")),
        ("authorities?limit=50", AuthorityQuery(kind="county"), NEWEST, ("camden",),
         (422, "invalid-cursor")),
        ("authorities?limit=50", ProviderQuery(), NEWEST, ("camden",), (422, "invalid-cursor")),
        ("authorities?limit=50", AuthorityQuery(), NEWEST, (), (422, "invalid-cursor")),
        ("authorities?limit=50", AuthorityQuery(), 10**30, ("camden",), (422, "invalid-cursor")),
        ("providers?limit=50", ProviderQuery(), NEWEST, (7,), (422, "invalid-cursor")),
        ("cover?limit=50", CoverQuery(), NEWEST, (7, 7), (422, "invalid-cursor")),
        ("authorities?limit=50", AuthorityQuery(), FUTURE, ("camden",), (422, "invalid-cursor")),
        ("changes?limit=50", ChangeQuery(), NEWEST, ("x",), (422, "invalid-cursor")),
        ("changes?limit=50", ChangeQuery(), NEWEST, (700,), (422, "invalid-cursor")),
        ("changes?limit=50", ChangeQuery(), FUTURE, (700, "x"), (410, "feed-rewound")),
        ("changes?limit=50", ChangeQuery(), NEWEST, (650, "x"), (410, "feed-rewound")),
    ],
)  # fmt: skip
def test_signed_cursor_of_another_shape_or_ledger_is_refused(
    client: TestClient,
    embedded: Database,
    path: str,
    question: PageQuery,
    moment: Any,
    keys: tuple[Any, ...],
    expected: tuple[int, str],
) -> None:
    page: Page[Any] = Page([], Cursor(moment, keys).write(question))
    cursor = CursorSigner(embedded).sign(page, "").next

    response = client.get(f"/v1/{path}&cursor={cursor}")

    refused(client, response, *expected, "/query/cursor")


@pytest.mark.parametrize(("body", "code", "pointer"), BODIES)
def test_a_bad_body_is_refused(client: TestClient, body: Any, code: str, pointer: str) -> None:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()

    response = client.post(FAILURE, content=content, headers={"Content-Type": "application/json"})

    refused(client, response, 422, code, pointer)


@pytest.mark.parametrize(
    ("accept", "status"),
    [("text/html", 406), ("", 406), ("application/json;q=0", 406), ("image/*", 406),
     (LONG, 406), ("text/html, */*;q=0.1", 200), ("application/json;q=nonsense, text/csv", 200)],
)  # fmt: skip
def test_what_nobody_serves_is_not_acceptable(client: TestClient, accept: str, status: int) -> None:
    response = client.get("/v1/scopes", headers={"Accept": accept})

    if status == 406:
        refused(client, response, 406, "not-acceptable", None)
    assert response.status_code == status


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [("DELETE", "/v1/authorities", "GET, HEAD, POST"), ("POST", "/v1/cover", "GET, HEAD"),
     ("GET", FAILURE, "POST"), ("BREW", "/v1/scopes", "GET, HEAD, POST")],
)  # fmt: skip
def test_a_method_that_is_not_taken_is_refused(
    client: TestClient, method: str, path: str, allowed: str
) -> None:
    response = client.request(method, path)

    refused(client, response, 405, "method-not-allowed", None)
    assert response.headers["allow"] == allowed


def test_a_cursor_belongs_to_the_filters_and_the_sort_it_was_given_for(client: TestClient) -> None:
    cursor = client.get("/v1/contracts?limit=2&kind=call-off").json()["next"]
    asked = {"limit": "3", "kind": "call-off", "cursor": cursor}

    assert client.get("/v1/contracts", params=asked).status_code == 200
    for other in ({"kind": "framework"}, {"sort": "last_day"}, {"on": "2025-01-01"},
                  {"cursor": cursor[:-4]}, {"cursor": f"A{cursor[1:]}"}):  # fmt: skip
        response = client.get("/v1/contracts", params=asked | other)
        refused(client, response, 422, "invalid-cursor", "/query/cursor")

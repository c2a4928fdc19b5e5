"""Search over HTTP: what is found, in which order, as of which day and moment, and by whom."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlmodel import col

from app.api.wiring import CATALOGUE
from app.ledger.search.models import SearchWord
from app.ledger.verification.chain import verify
from tests.ledger.test_erasures import erase
from tests.support import bodies, world
from tests.support.registry import Registry, System
from tests.support.sent import selects
from tests.support.served import serving
from tests.support.templates import TemplateDatabases

QUESTIONS = [
    "equiptment", "community equipment", "westminster equip", "complx occupational therapy",
    "millbrok", "nrs", "057876", "24/7", "camden council", "cae", "a", "2025/S 000", "uk5",
]  # fmt: skip


def found(client: TestClient, q: str, **more: Any) -> list[tuple[str, str]]:
    response = client.get("/v1/search", params={"q": q, "limit": 200, **more})
    assert response.status_code == 200, response.text
    return [(item["kind"], item["code"]) for item in response.json()["items"]]


@pytest.mark.parametrize(
    ("q", "best"),
    [
        ("complx occupational therapy", ("contract", "westminster-complex-ot-2025")),
        ("grab rials", ("contract", "hackney-grab-rails-2024")),
        ("nottingham rehab", ("provider", "nottingham-rehab")),
        ("Camden", ("authority", "camden")),
        ("01948041", ("provider", "nottingham-rehab")),
        ("UK12 057876", ("notice", "public-426")),
    ],
)
def test_misspelt_shortened_and_exact_words_find_the_thing(
    client: TestClient, q: str, best: tuple[str, str]
) -> None:
    assert found(client, q)[0] == best


def test_item_has_name_text_score_and_link(client: TestClient) -> None:
    item = client.get("/v1/search", params={"q": "01948041"}).json()["items"][0]

    assert item == {
        "kind": "provider",
        "code": "nottingham-rehab",
        "name": "NRS Healthcare (Nottingham Rehab Limited)",
        "text": "01948041",
        "score": 100,
        "link": "/v1/providers/nottingham-rehab",
    }
    assert client.get(item["link"]).status_code == 200


def test_each_link_leads_to_the_thing(client: TestClient) -> None:
    for kind in ("authority", "consortium", "contract", "notice", "provider", "scope", "source"):
        items = [
            item
            for q in ("c", "uk", "equipment")
            for item in client.get("/v1/search", params={"q": q, "kind": kind}).json()["items"]
        ]
        assert {item["kind"] for item in items} == {kind}
        assert client.get(items[0]["link"]).status_code == 200


def test_exact_words_come_before_beginnings_and_similar_words(client: TestClient) -> None:
    items = client.get("/v1/search", params={"q": "provide", "limit": 200}).json()["items"]

    keys = [(-item["score"], item["kind"], item["code"]) for item in items]
    assert keys == sorted(keys)
    assert items[0]["score"] == 100 > items[-1]["score"]


def test_kind_narrows_the_search(client: TestClient) -> None:
    everything = found(client, "equipment")
    some = found(client, "equipment", kind=["provider", "scope"])

    assert some == [item for item in everything if item[0] in {"provider", "scope"}]
    assert {kind for kind, _ in some} == {"provider", "scope"}


def test_pages_are_the_whole_list(client: TestClient) -> None:
    asked: dict[str, Any] = {"q": "equipment", "limit": 7}
    pages = []
    page = client.get("/v1/search", params=asked).json()
    while page["next"]:
        pages += page["items"]
        page = client.get("/v1/search", params={**asked, "cursor": page["next"]}).json()
    pages += page["items"]

    assert (
        pages == client.get("/v1/search", params={"q": "equipment", "limit": 200}).json()["items"]
    )


@pytest.mark.parametrize("q", ['"', "*", "***", "' OR 1=1 --", "%", "_", "(", "\\", "^", "🙂", " "])
def test_syntax_without_words_finds_nothing(client: TestClient, q: str) -> None:
    expected = [] if q != "' OR 1=1 --" else found(client, "or 1")
    assert found(client, q) == expected
    for path in ("contracts", "providers", "sources"):
        assert client.get(f"/v1/{path}", params={"q": q}).status_code == 200


@pytest.mark.parametrize(
    "q", ["NEAR", "equipment NEAR/3 service", 'title:"equipment"', "equip* AND NOT x", "a" * 200]
)
def test_syntax_with_words_is_read_as_words(client: TestClient, q: str) -> None:
    assert client.get("/v1/search", params={"q": q}).status_code == 200


@pytest.mark.parametrize(
    ("q", "code"),
    [
        ("x" * 10_000, "invalid-request"),
        ("w " * 5_000, "invalid-request"),
        ("a\x00b", "invalid-request"),
        ("", "invalid-request"),
        (" ".join("abcdefghijklm"), "too-many-words"),
    ],
)
@pytest.mark.parametrize("path", ["search", "contracts", "providers", "sources"])
def test_too_much_text_is_refused(client: TestClient, path: str, q: str, code: str) -> None:
    response = client.get(f"/v1/{path}", params={"q": q})

    assert (response.status_code, response.json()["code"]) == (422, code)
    assert response.json()["errors"][0]["pointer"] == "/query/q"


@pytest.fixture(scope="session")
def both(sqlite: TemplateDatabases, postgresql: TemplateDatabases) -> Iterator[list[TestClient]]:
    with (
        sqlite.database("loaded", "searched") as one,
        postgresql.database("loaded", "searched") as other,
        serving(one) as (first, _),
        serving(other) as (second, _),
    ):
        yield [first, second]


@pytest.mark.parametrize("q", QUESTIONS)
def test_both_engines_find_the_same_in_the_same_order(both: list[TestClient], q: str) -> None:
    questions: list[dict[str, Any]] = [
        {"limit": 200},
        {"limit": 200, "known_at": "2025-09-01"},
        {"on": "2024-01-01"},
    ]
    for asked in questions:
        one, other = (client.get("/v1/search", params={"q": q, **asked}) for client in both)
        assert one.status_code == 200
        assert one.content == other.content
    for path in ("contracts", "providers", "sources"):
        one, other = (client.get(f"/v1/{path}", params={"q": q}) for client in both)
        assert one.content == other.content


def test_thing_is_found_by_its_names_of_the_day_and_the_moment(
    camden: System, anybody: System
) -> None:
    details = bodies.contract("renamed-1", title="Walkingframes for loan", lead="camden")
    first = camden.states("contracts", details)
    tag = anybody.tag("contracts/renamed-1/details")
    changed = {**details, "title": "Hoistslings for loan", "reason": "change",
               "holds_from": "2026-01-01"}  # fmt: skip
    changed.pop("reference")
    later = camden.restates("contracts/renamed-1/details", changed, seen=tag)

    def codes(q: str, **more: Any) -> list[str]:
        return [item["code"] for item in anybody.lists("search", q=q, **more)]

    assert codes("walkingframes", on="2025-12-31") == ["renamed-1"]
    assert codes("walkingframe", on="2026-01-01") == []
    assert codes("hoistslings", on="2025-12-31") == []
    assert codes("hoistsling", on="2026-01-01") == ["renamed-1"]
    known = {"known_at": first["recorded_at"]}
    assert codes("hoistslings", **known) == []
    assert codes("walkingframes", on="2026-01-01", **known) == ["renamed-1"]
    known = {"known_at": later["recorded_at"], "on": "2026-01-01"}
    assert codes("hoistslings", **known) == ["renamed-1"]


def test_withdrawn_thing_is_found_at_earlier_moments_only(camden: System, anybody: System) -> None:
    stated = camden.states(
        "contracts", bodies.contract("withdrawn-1", title="Bathlifter trial", lead="camden")
    )
    camden.withdraws(stated["fact"])

    assert anybody.lists("search", q="bathlifter") == []
    assert anybody.lists("search", q="bathliftr") == []
    earlier = anybody.lists("search", q="bathliftr", known_at=stated["recorded_at"])
    assert [item["code"] for item in earlier] == ["withdrawn-1"]


def test_text_of_a_hidden_fact_is_found_by_nobody(
    camden: System, anybody: System, registry: Registry
) -> None:
    event = bodies.event("distress-signal", visibility="partners", description="Zeppelinish rumour")
    camden.states("providers/north/events", event)

    for system in (anybody, camden):
        assert system.lists("search", q="zeppelinish") == []
    with registry.database.read_session() as session:
        stored = session.scalars(select(col(SearchWord.word))).all()
    assert "zeppelinish" not in stored
    assert "north" in stored


def test_erased_name_is_found_at_no_moment(
    camden: System, admin: System, auditor: System, anybody: System, registry: Registry
) -> None:
    shared = bodies.contract("kept-1", title="Quillwort supplies", lead="camden")
    secret = bodies.contract("gone-1", title="Quillwort and Marigoldson", lead="camden")
    stated = camden.states("contracts", secret)
    camden.states("contracts", shared)
    past = {"known_at": stated["recorded_at"]}
    assert [item["code"] for item in anybody.lists("search", q="marigoldsen", **past)] == ["gone-1"]

    erase(admin, auditor, stated["fact"], texts=["title"])

    for q in ("marigoldson", "marigoldsen", "marigold"):
        assert anybody.lists("search", q=q) == []
        assert anybody.lists("search", q=q, **past) == []
        assert anybody.lists("contracts", q=q, **past) == []
    assert [item["code"] for item in anybody.lists("search", q="quillwort")] == ["kept-1"]
    assert anybody.lists("search", q="quillwort", **past) == []
    with registry.database.read_session() as session:
        assert verify(session, CATALOGUE).is_sound


def test_erased_word_is_in_no_table(
    camden: System, admin: System, auditor: System, registry: Registry
) -> None:
    source = camden.states("sources", bodies.source("erased-words", title="Letter of Xanthippus"))
    erase(admin, auditor, f"public-{source['position']}", texts=["title"])

    stored = str(registry.everything()).casefold()
    assert "xanthippus" not in stored
    assert "ippus" not in stored


@pytest.mark.parametrize("q", ["delivery", "delivry equipment", "c"])
def test_search_takes_as_many_statements_in_a_larger_registry(
    databases: TemplateDatabases, q: str
) -> None:
    counts = []
    for size in (1, 40):
        with databases.database("migrated") as database:
            with database.write_session() as session:
                world.scope_tree(session)
                for n in range(size):
                    title = f"Contract {n} for delivery of equipment"
                    world.contract(session, f"c-{n}", title=title)
            with serving(database) as (client, _), selects() as sent:
                assert found(client, q)
            counts.append(len(sent))
    assert counts[0] == counts[1] <= 9

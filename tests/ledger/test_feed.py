"""The feed: in order, without gaps, continued from any position, and with rewinds detected."""

import json
from csv import DictReader
from io import StringIO
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.api.wiring import CATALOGUE
from app.domain.vocabulary import Role
from app.ledger.models import FILTERS
from app.ledger.verification.chain import Pin, verify
from app.platform.canonical import GENESIS
from app.platform.db.database import Database
from tests.support import world
from tests.support.callers import key
from tests.support.commands import Provenance
from tests.support.tampering import rewind, tamper

FEED = "/v1/changes"
REWOUND = (410, "feed-rewound")


def read(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    """Everything that the feed tells, page by page, by its cursors."""
    found: list[dict[str, Any]] = []
    while True:
        page = client.get(FEED, params=asked).json()
        found += page["items"]
        if page["next"] is None:
            return found
        asked["cursor"] = page["next"]


def positions(items: list[dict[str, Any]]) -> list[int]:
    return [item["position"] for item in items]


def refusal(client: TestClient, **asked: Any) -> tuple[int, str, str]:
    response = client.get(FEED, params=asked)
    (fault,) = response.json()["errors"]
    return response.status_code, response.json()["code"], fault["pointer"]


@pytest.fixture
def reported(database: Database) -> Database:
    """A source (1), three scopes (2-4), an authority (5) and a report (6)."""
    with database.write_session() as session:
        world.report(session)
    return database


@pytest.mark.parametrize("limit", [7, 200])
def test_pages_return_each_entry_once_in_order(client: TestClient, limit: int) -> None:
    entries = read(client, limit=limit)

    assert positions(entries) == list(range(1, len(entries) + 1))
    assert len(entries) > 700
    hashes = [GENESIS, *(entry["hash"] for entry in entries)]
    assert [entry["previous"] for entry in entries] == hashes[:-1]


def test_after_continues_behind_the_last_position(
    reported: Database, empty_client: TestClient
) -> None:
    last = read(empty_client)[-1]
    with reported.write_session() as session:
        world.provider(session)

    (later,) = read(empty_client, after=last["position"], after_hash=last["hash"])

    assert (later["position"], later["previous"]) == (7, last["hash"])


def test_pages_end_at_the_head_of_the_first_page(
    reported: Database, empty_client: TestClient
) -> None:
    page = empty_client.get(FEED, params={"limit": 4}).json()
    with reported.write_session() as session:
        world.provider(session)

    rest = read(empty_client, limit=4, cursor=page["next"])

    assert positions(page["items"]) == [1, 2, 3, 4]
    assert positions(rest) == [5, 6]


@pytest.mark.parametrize("column", FILTERS)
def test_filter_returns_matching_entries_in_order(client: TestClient, column: str) -> None:
    entries = read(client, limit=200)

    def value_of(entry: dict[str, Any]) -> Any:
        """A filter is called like its field, but for the subject and the kind of fact."""
        field = {"kind": "type"}.get(column, column)
        return entry["subject"][field] if field in entry["subject"] else entry[field]

    for value in sorted({value_of(entry) for entry in entries} - {None})[:12]:
        wanted = [item for item in entries if value_of(item) == value]
        assert read(client, limit=200, **{column: value}) == wanted


def test_several_filters_are_combined(reported: Database, empty_client: TestClient) -> None:
    with reported.write_session() as session:
        another = Provenance("another", world.NOW)
        report = world.report(session, provenance=another, first_day="2025-06-01")
        world.withdraw(session, report, reason="of another borough", provenance=another)

    about = {"thing": "authority", "code": "camden"}
    assert positions(read(empty_client, **about)) == [5, 6, 7, 8]
    assert positions(read(empty_client, **about, kind="service_report")) == [6, 7, 8]
    assert positions(read(empty_client, **about, author="another")) == [7, 8]
    assert positions(read(empty_client, author="another", action="withdrawn")) == [8]
    assert positions(read(empty_client, source="minutes", action="withdrawn")) == [8]
    assert positions(read(empty_client, thing="source", code="minutes")) == [1]
    assert positions(read(empty_client, after=6, source="minutes", limit=1)) == [7, 8]


def test_csv_has_the_content_and_the_texts_as_json(
    reported: Database, empty_client: TestClient
) -> None:
    entries = read(empty_client)

    rows = list(DictReader(StringIO(empty_client.get(FEED, params={"format": "csv"}).text)))

    assert len(rows) == len(entries)
    for row, entry in zip(rows, entries, strict=True):
        assert [json.loads(row[name]) for name in ("content", "texts", "commitments_texts")] == [
            entry["content"], entry["texts"], entry["commitments"]["texts"],
        ]  # fmt: skip
        assert row["commitments_content"] == entry["commitments"]["content"]


def test_pinned_head_continues_the_feed_and_verifies(
    reported: Database, empty_client: TestClient
) -> None:
    pinned = empty_client.get(f"{FEED}/head").json()
    since = {"after": pinned["position"], "after_hash": pinned["hash"]}
    assert read(empty_client, **since) == []

    with reported.write_session() as session:
        world.provider(session)

    assert positions(read(empty_client, **since)) == [pinned["position"] + 1]
    with reported.read_session() as session:
        assert (
            verify(session, CATALOGUE, pinned=[Pin(pinned["position"], pinned["hash"])]).fault
            is None
        )


def test_feed_continues_from_head_of_empty_ledger(
    database: Database, empty_client: TestClient
) -> None:
    pinned = empty_client.get(f"{FEED}/head").json()
    since = {"after": pinned["position"], "after_hash": pinned["hash"]}
    assert since == {"after": 0, "after_hash": GENESIS}
    assert read(empty_client, **since) == []

    with database.write_session() as session:
        world.source(session)

    assert positions(read(empty_client, **since)) == [1]


def test_restored_older_ledger_returns_410(reported: Database, empty_client: TestClient) -> None:
    page = empty_client.get(FEED, params={"limit": 2}).json()
    entries = read(empty_client)

    rewind(reported, "public", 4)

    assert refusal(empty_client, after=6) == (*REWOUND, "/query/after")
    assert refusal(empty_client, after=6, after_hash=entries[5]["hash"]) == (
        *REWOUND, "/query/after_hash",
    )  # fmt: skip
    assert refusal(empty_client, limit=2, cursor=page["next"]) == (*REWOUND, "/query/cursor")
    assert positions(read(empty_client, after=2, after_hash=entries[1]["hash"])) == [3, 4]


def test_restored_ledger_past_the_reader_returns_410_by_hash(
    reported: Database, empty_client: TestClient
) -> None:
    """Without the hash it cannot be: position 6 is there, and is not what was read."""
    read_before = read(empty_client)[5]["hash"]
    page = empty_client.get(FEED, params={"limit": 5}).json()
    rewind(reported, "public", 4)
    tamper(reported, "DELETE FROM service_report", "DELETE FROM authority_details",
           "DELETE FROM authority", "DELETE FROM version WHERE thing = 'authority'",
           "DELETE FROM identifier WHERE thing = 'authority'")  # fmt: skip
    with reported.write_session() as session:
        for code in ("south", "east", "west"):
            world.provider(session, code)

    assert refusal(empty_client, after=6, after_hash=read_before) == (
        *REWOUND, "/query/after_hash",
    )  # fmt: skip
    assert refusal(empty_client, limit=5, cursor=page["next"]) == (*REWOUND, "/query/cursor")
    assert positions(read(empty_client, after=6)) == [7]


def test_410_names_the_next_step(reported: Database, empty_client: TestClient) -> None:
    response = empty_client.get(FEED, params={"after": 99})

    assert response.json()["detail"] == (
        "the ledger ends at 6, before 99; start again after a head that you have pinned, or after 0"
    )


def test_stream_without_entries_is_empty_for_its_readers(
    empty_client: TestClient, reported: Database
) -> None:
    asked = {"stream": "partners"}
    assert refusal(empty_client, **asked) == (422, "unknown-stream", "/query/stream")

    empty_client.headers |= key(reported, Role.READER)

    assert read(empty_client, **asked) == []
    head = empty_client.get(f"{FEED}/head", params=asked)
    assert head.json() == {"position": 0, "hash": GENESIS, "recorded_at": None}
    assert head.headers["registry-position"] == "6"
    assert refusal(empty_client, stream="owner:camden")[:2] == (422, "unknown-stream")


def test_partner_stream_continues_and_rewinds_separately(
    reported: Database, empty_client: TestClient
) -> None:
    with reported.write_session() as session:
        world.contract(session)
        for value in ("Care", "Cares", "Caring"):
            world.claim(session, field="title", value=value, visibility="partners")
    empty_client.headers |= key(reported, Role.AUDITOR)
    entries = read(empty_client, stream="partners", limit=2)
    page = empty_client.get(FEED, params={"stream": "partners", "limit": 2}).json()
    hidden = {"stream": "partners", "after": 3, "after_hash": entries[2]["hash"]}
    assert positions(entries) == [1, 2, 3]
    assert read(empty_client, **hidden) == []

    rewind(reported, "partners", 1)

    assert refusal(empty_client, **hidden) == (*REWOUND, "/query/after_hash")
    assert refusal(empty_client, stream="partners", limit=2, cursor=page["next"]) == (
        *REWOUND, "/query/cursor",
    )  # fmt: skip
    assert positions(read(empty_client, after=3)) == [4, 5, 6, 7, 8]

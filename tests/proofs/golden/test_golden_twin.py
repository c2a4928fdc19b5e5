"""The registry told over HTTP answers as the one into which the same data set was loaded."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from app.interchange.seed_reader import read
from app.platform.clock import in_london
from tests.proofs.golden.telling import Telling

pytestmark = pytest.mark.prove

DAYS = [
    "2023-03-31", "2023-04-01", "2024-02-29", "2025-07-31", "2025-08-28", "2025-09-15",
    "2025-09-17", "2025-09-20", "2025-09-26", "2026-02-28", "2026-04-01", "2026-12-31",
]  # fmt: skip
ON_DAYS = [
    "cover", "cover/summary", "cover/dependence", "contracts?limit=200", "providers?limit=200",
    "consortia?limit=200", "consortia/lcec/members", "consortia/nlep/members",
    "authorities?limit=200", "providers/nottingham-rehab/exposure", "notices?limit=200",
    "key-dates?limit=200&first_day=2025-01-01&last_day=2028-12-31",
    "candidates?limit=200", "data-transfers?limit=200", "mobilisation-steps?limit=200",
    "readiness?limit=200", "replacements?limit=200", "oversight-events?limit=200",
    "concerns?limit=200", "staffing?limit=200", "lessons?limit=200", "actions?limit=200",
    "kpis?limit=200",
    "ombudsman-decisions?limit=200", "remedies?limit=200", "incidents?limit=200",
    "incidents/{id}/cells?limit=200",
    "authorities/westminster/brief", "consortia/lcec/brief",
]  # fmt: skip
FOR_ALL_TIME = [
    "conflicts?limit=200", "claims?limit=200", "sources?limit=200", "scopes", "incidents/{id}",
    "cover/gaps?first_day=2023-03-01&last_day=2026-12-31&limit=2000",
    "cover/overlaps?first_day=2023-03-01&last_day=2026-12-31&limit=2000",
    "incidents/{id}/days?first_day=2025-08-01&last_day=2026-12-31&limit=200",
]  # fmt: skip
OF_THE_RECORDING = {
    "author", "acting_for", "recorded_at", "backdated", "previous", "hash", "read_at",
    "source_commitment", "commitments", "content_salt", "texts",
}  # fmt: skip
"""Who recorded an entry, when, in which batch and with which salts: the loader is the operator."""


@pytest.mark.parametrize("path", ON_DAYS)
def test_an_answer_about_a_day_is_the_same_byte_for_byte(
    telling: Telling, client: TestClient, path: str
) -> None:
    for day in DAYS:
        asked = f"{path}{'&' if '?' in path else '?'}on={day}"
        assert _answer(telling.client, asked) == _answer(client, asked), asked


@pytest.mark.parametrize("path", FOR_ALL_TIME)
def test_an_answer_about_all_time_is_the_same_byte_for_byte(
    telling: Telling, client: TestClient, path: str
) -> None:
    assert _answer(telling.client, path) == _answer(client, path)


def test_what_was_known_at_the_end_of_a_day_is_the_same(
    telling: Telling, client: TestClient
) -> None:
    days = sorted({in_london(one.known_at).date() for one in read().entries if one.known_at})

    assert len(days) > 25
    for known_at in days:
        for on in (date(2025, 9, 10), date(2025, 9, 20), date(2026, 4, 1)):
            asked = f"cover?on={on}&known_at={known_at}"
            assert _answer(telling.client, asked) == _answer(client, asked), asked


def test_an_entry_differs_only_in_who_stated_it_and_when(
    telling: Telling, client: TestClient
) -> None:
    told, loaded = list(_feed(telling.client)), list(_feed(client))

    assert [_said(entry) for entry in told] == [_said(entry) for entry in loaded]
    assert [_day(entry) for entry in told] == [_day(entry) for entry in loaded]
    assert {entry["author"] for entry in loaded} == {"embedded-data"}
    assert {entry["author"] for entry in told} == telling.authors
    assert not any(entry["backdated"] for entry in told)


def test_authorities_spoke_for_themselves_or_were_named(telling: Telling) -> None:
    of_authorities = {"award", "term_change", "notice", "service_report"}
    entries = [entry for entry in _feed(telling.client) if entry["type"] in of_authorities]

    assert entries
    for entry in entries:
        assert (entry["author"] == "registry-desk") is (entry["acting_for"] is not None)


def test_one_statement_ended_the_cover_of_southwark(telling: Telling) -> None:
    """At the position before it, NRS was to go on to 2028; at its own, it stops."""
    (stop,) = [
        entry
        for entry in _feed(telling.client)
        if entry["type"] == "provider_event"
        and entry["content"]["event"] == "ceased-trading"
        and entry["content"]["provider"] == "nottingham-rehab"
    ]
    asked = "cover?authority=southwark&scope=equipment-supply&on=2025-09-16&position="

    states = [
        telling.client.get(f"/v1/{asked}{position}").json()["items"][0]["state"]
        for position in (stop["position"] - 1, stop["position"])
    ]

    assert states == ["full", "ended"]


def _answer(client: TestClient, path: str) -> tuple[list[bytes], str]:
    """All pages of an answer without their cursors, which hold the moment of each registry.

    Where `{id}` stands, the one incident is meant, as this registry calls it.
    """
    if "{id}" in path:
        (incident,) = client.get("/v1/incidents").json()["items"]
        path = path.replace("{id}", incident["id"])
    pages: list[bytes] = []
    cursor = ""
    while True:
        answer = client.get(f"/v1/{path}{cursor and f'&cursor={quote(cursor)}'}")
        assert answer.status_code == 200, (path, answer.text)
        cursor = answer.json().get("next") or ""
        pages.append(answer.content.replace(cursor.encode(), b"") if cursor else answer.content)
        if not cursor:
            return pages, answer.headers["Registry-Position"]


def _feed(client: TestClient) -> Iterator[dict[str, Any]]:
    after = 0
    while items := client.get(f"/v1/changes?after={after}&limit=200").json()["items"]:
        yield from items
        after = items[-1]["position"]


def _said(entry: dict[str, Any]) -> dict[str, Any]:
    said = {name: value for name, value in entry.items() if name not in OF_THE_RECORDING}
    return {**said, "texts": {path: one["text"] for path, one in entry["texts"].items()}}


def _day(entry: dict[str, Any]) -> date:
    return in_london(datetime.fromisoformat(entry["recorded_at"])).date()

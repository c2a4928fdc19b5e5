"""Claims and conflicts over HTTP: values, the used value and its reasons."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.platform.db.database import Database
from tests.support import world
from tests.support.pages import read_pages


def items(client: TestClient, path: str, **asked: Any) -> list[dict[str, Any]]:
    found = client.get(path, params={"limit": 200} | asked).json()["items"]
    assert isinstance(found, list)
    return found


def conflicts(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    return items(client, "/v1/conflicts", **asked)


@pytest.mark.parametrize(
    ("about", "topic", "is_open", "used"),
    [
        ("consortium:lcec", "Number of members of the London consortium", True, []),
        ("provider:nottingham-rehab", "Day of the winding-up", False, ["1 August 2025"]),
        ("provider:nottingham-rehab", "How many authorities used NRS", False,
         ["44 local authorities"]),
        ("contract:islington-nlep-2025", "Term in the Islington notice of 18 September 2025",
         True, []),
        ("contract:croydon-equipment-service-2024", "Value of the Croydon framework", False,
         ["£244,000,000 (change notice)"]),
    ],
)  # fmt: skip
def test_conflict_has_all_values_and_the_used_value(
    client: TestClient, about: str, topic: str, is_open: bool, used: list[str]
) -> None:
    (found,) = [item for item in conflicts(client, about=about) if item["topic"] == topic]

    assert len({claim["value"] for claim in found["claims"]}) > 1
    assert (found["is_open"], found["used"]) == (is_open, used)
    assert bool(found["why"]) == bool(used)
    assert found in conflicts(client, open=is_open)
    assert found not in conflicts(client, open=not is_open)


def test_open_and_decided_conflicts_are_all_conflicts(client: TestClient) -> None:
    everything = conflicts(client)

    opened = conflicts(client, open=True)
    assert opened == [item for item in everything if item["is_open"]]
    assert conflicts(client, open=False) == [item for item in everything if not item["is_open"]]
    assert 0 < len(opened) < len(everything)


def test_conflict_is_open_before_its_decision(empty_client: TestClient, database: Database) -> None:
    with database.write_session() as session:
        first = world.claim(session, value="2025-12-30", topic="When it ends")
        second = world.claim(session, value="2025-12-31", topic="When it ends")
        rejected = world.decision(session, first.id)
        accepted = world.decision(session, second.id, verdict="accepted", reason="As signed.")

    seen = {
        at: [(item["is_open"], item["used"]) for item in conflicts(empty_client, position=at)]
        for at in (fact.position for fact in (first, second, rejected, accepted))
    }

    assert list(seen.values()) == [[], [(True, [])], [(True, [])], [(False, ["2025-12-31"])]]


def test_same_value_from_two_sources_is_no_conflict(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.claim(session, topic="When it ends")
        world.claim(session, topic="When it ends", source="notice")

    assert conflicts(empty_client) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("about", "provider:nottingham-rehab"),
        ("field", "member_count"),
        ("source", "wcc-story"),
        ("topic", "Value of the Croydon framework"),
    ],
)  # fmt: skip
def test_filter_returns_claims_with_the_value(client: TestClient, field: str, value: str) -> None:
    everything = items(client, "/v1/claims")

    found = items(client, "/v1/claims", **{field: value})

    assert 2 < len(found) < len(everything)
    if field in everything[0]:
        assert found == [claim for claim in everything if claim[field] == value]
    else:
        (conflict,) = [item for item in conflicts(client) if item["topic"] == value]
        assert found == conflict["claims"]


@pytest.mark.parametrize("path", ["/v1/claims", "/v1/conflicts"])
def test_pages_of_any_size_join_to_the_list(client: TestClient, path: str) -> None:
    whole = items(client, path)

    assert len(whole) > 10
    for limit in range(1, 8):
        assert read_pages(client, path, {"limit": limit}) == whole


@pytest.mark.parametrize("path", ["/v1/claims", "/v1/conflicts"])
def test_pages_keep_the_position_of_the_first(
    empty_client: TestClient, database: Database, path: str
) -> None:
    with database.write_session() as session:
        for topic in ("a", "c", "e"):
            world.claim(session, topic=topic)
            last = world.claim(session, topic=topic, value="2025-11-30")
    before = items(empty_client, path)

    def decide() -> None:
        with database.write_session() as session:
            if not conflicts(empty_client, open=False):
                for topic in ("b", "d"):
                    world.claim(session, topic=topic, value="x")
                    world.claim(session, topic=topic, value="y")
                world.decision(session, last.id)

    def shown() -> list[dict[str, Any]]:
        return read_pages(empty_client, path, {"limit": 1}, decide)

    assert shown() == before
    assert items(empty_client, path) != before

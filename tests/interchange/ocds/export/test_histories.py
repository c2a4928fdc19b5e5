"""Releases of random histories are valid, never change, and merge to the record."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.interchange.ocds.export.merging import merge
from app.platform.db.database import Database
from tests.interchange.ocds.export.asking import (
    RECORDS,
    packages,
    record_of,
    records,
    releases,
    releases_of,
)
from tests.interchange.ocds.export.stories import ContractStory
from tests.interchange.ocds.export.validity import faults, undeclared
from tests.support import world
from tests.support.served import serving
from tests.support.templates import TemplateDatabases

BEGUN = world.NOW - timedelta(days=100)


@pytest.fixture(
    scope="module",
    params=[0, pytest.param(1, marks=pytest.mark.prove), pytest.param(2, marks=pytest.mark.prove)],
)
def reading(request: pytest.FixtureRequest, databases: TemplateDatabases) -> Iterator[TestClient]:
    """A client of a finished history with 120 entries, one an hour."""
    with databases.database("migrated", f"history-{request.param}") as database:
        tell(database, request.param)
        with serving(database) as (client, _):
            yield client


@pytest.fixture
def result(database: Database) -> ContractStory:
    return tell(database, seed=7)


def tell(database: Database, seed: int) -> ContractStory:
    story = ContractStory(Random(seed), database)
    story.recording = replace(world.PROVENANCE, at=BEGUN)
    story.begin()
    go_on(story, 120)
    return story


def go_on(story: ContractStory, steps: int) -> None:
    for _ in range(steps):
        story.recording = replace(story.recording, at=story.recording.at + timedelta(hours=1))
        story.step()


def test_releases_of_every_process_merge_to_its_record(reading: TestClient) -> None:
    by_process: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for item in releases(reading, limit=7):
        by_process[item["ocid"]].append(item)

    assert len(by_process) > 3
    for ocid, some in by_process.items():
        assert releases_of(reading, ocid) == some
        assert record_of(reading, ocid)["compiledRelease"] == merge(some)


def test_every_package_is_valid_and_uses_known_fields(reading: TestClient) -> None:
    every = [*packages(reading, limit=50), *packages(reading, RECORDS)]

    assert [fault for package in every for fault in faults(package)] == []
    assert set().union(*(undeclared(item) for item in releases(reading))) == set()


def test_release_never_changes(result: ContractStory, empty_client: TestClient) -> None:
    before = {item["id"]: item for item in releases(empty_client)}

    go_on(result, 60)

    after = {item["id"]: item for item in releases(empty_client)}
    assert len(after) > len(before)
    assert {id_: after[id_] for id_ in before} == before


def test_every_current_contract_is_in_one_record(reading: TestClient) -> None:
    listed = reading.get("/v1/contracts").json()["items"]

    standing = [
        contract["id"]
        for record in records(reading)
        for contract in record["compiledRelease"]["contracts"]
        if contract.get("statusDetails") != "Withdrawn"
    ]

    assert sorted(standing) == [item["reference"] for item in listed]


@pytest.mark.parametrize("limit", [1, 3, 100])
def test_pages_and_time_spans_miss_and_repeat_nothing(reading: TestClient, limit: int) -> None:
    whole = [item["id"] for item in releases(reading)]
    rng = Random(limit)
    moments = [(BEGUN + timedelta(minutes=rng.randint(0, 60 * 130))).isoformat() for _ in range(4)]
    # Some spans end at the very moment of a release.
    cuts = sorted([*moments, *_dates(reading, rng)], key=datetime.fromisoformat)
    edges = [None, *cuts, None]

    found = [
        item["id"]
        for start, end in pairwise(edges)
        for item in releases(reading, limit=limit, **_span(start, end))
    ]

    assert found == whole


def test_entry_during_paging_appears_in_next_reading(
    result: ContractStory, empty_client: TestClient
) -> None:
    whole = [item["id"] for item in releases(empty_client)]
    package = empty_client.get("/ocds/1.1/release-packages", params={"limit": 5}).json()
    found = [item["id"] for item in package["releases"]]

    while more := package.get("links"):
        go_on(result, 1)
        package = empty_client.get(more["next"]).json()
        found += [item["id"] for item in package["releases"]]

    assert found == whole


def _dates(client: TestClient, rng: Random) -> list[str]:
    return rng.sample([item["date"] for item in releases(client)], 3)


def _span(start: str | None, end: str | None) -> dict[str, str]:
    span = {"updatedFrom": start, "updatedTo": end}
    return {name: moment for name, moment in span.items() if moment}

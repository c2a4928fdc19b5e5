"""Facts and claims do not depend on how the releases of a process are split over files."""

import json
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

import pytest

from app.interchange.ocds.import_.parties import buyer_identifiers
from tests.support import world
from tests.support.notices import CASES, SAMPLES, ImportClient, importing, package
from tests.support.templates import TemplateDatabases

Releases = Sequence[dict[str, Any]]
CUTS = int(os.environ.get("PROVE_CUTS", "1"))
"""The number of places at which the largest sample is split in two."""


def every_release(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict) and {"ocid", "id", "date", "tag"} <= value.keys():
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from every_release(item)


def published(*paths: Any) -> list[dict[str, Any]]:
    """Return the releases of some files in the order of publication, each once."""
    found = {
        (item["ocid"], item["id"]): item
        for path in paths
        for item in every_release(json.loads(path.read_bytes()))
    }
    return sorted(found.values(), key=lambda item: (item["date"], item["ocid"], item["id"]))


def processes() -> dict[str, Releases]:
    """Return the processes with several releases, of the samples and of the cases."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for item in published(*SAMPLES.glob("*.json"), CASES / "one-file-1-to-4.json"):
        found[item["ocid"]].append(item)
    return {ocid: some for ocid, some in found.items() if len(some) > 1}


PROCESSES = processes()


def splits(releases: Releases) -> Iterator[list[Releases]]:
    """Yield every way to split releases into consecutive files."""
    places = range(1, len(releases))
    for count in range(len(releases)):
        for cuts in combinations(places, count):
            ends = [0, *cuts, len(releases)]
            yield [releases[ends[n] : ends[n + 1]] for n in range(count + 1)]


def outcome(databases: TemplateDatabases, files: Sequence[Releases]) -> list[list[Any]]:
    """Return what is recorded of files whose buyers are all registered."""
    everybody = {
        (identifier.scheme, identifier.id)
        for file in files
        for release in file
        for identifier in buyer_identifiers(release)
    }
    with databases.database("migrated") as database:
        with database.write_session() as session:
            known = [{"scheme": scheme, "id": id_} for scheme, id_ in sorted(everybody)]
            world.authority(session, "everybody", identifiers=known)
        with importing(database) as imports:
            for file in files:
                imports.report(package(*file))
            return entries(imports)


def entries(imports: ImportClient) -> list[list[Any]]:
    names = ("position", "action", "type", "subject", "content", "author", "acting_for")
    found, after = [], 0
    while page := imports.get("/v1/changes", limit=200, after=after)["items"]:
        found += [[item[name] for name in names] for item in page]
        after = page[-1]["position"]
    return found


@pytest.mark.parametrize("ocid", PROCESSES)
def test_every_split_of_a_process_leads_to_the_same_facts(
    databases: TemplateDatabases, ocid: str
) -> None:
    whole, *others = splits(PROCESSES[ocid])

    expected = outcome(databases, whole)

    for files in others:
        assert outcome(databases, files) == expected, [len(file) for file in files]


def test_splits_in_two_of_the_largest_sample_lead_to_the_same_facts(
    databases: TemplateDatabases,
) -> None:
    releases = published(SAMPLES / "cf-2025-bulk.json")
    expected = outcome(databases, [releases])

    for n in range(1, CUTS + 1):
        cut = n * len(releases) // (CUTS + 1)
        assert outcome(databases, [releases[:cut], releases[cut:]]) == expected, cut


def test_there_are_processes_with_claims_to_split(databases: TemplateDatabases) -> None:
    (of_cases,) = [some for ocid, some in PROCESSES.items() if ocid.endswith("0feed1")]

    recorded = [entry[2] for entry in outcome(databases, [of_cases])]

    assert (len(PROCESSES), recorded.count("claim")) == (8, 10)

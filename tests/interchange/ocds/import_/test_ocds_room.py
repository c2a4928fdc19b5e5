"""The quota of changes bounds the wait of other writers."""

from collections.abc import Iterator
from time import process_time

import pytest

from app.interchange.ocds.import_.packages import parse_releases
from app.interchange.ocds.import_.quota import MAX_CHANGES
from app.interchange.ocds.import_.related_processes import check_for_cycles
from app.platform.db.database import Database
from tests.support.notices import ImportClient, importing, package, release


@pytest.fixture
def imports(database: Database) -> Iterator[ImportClient]:
    with importing(database) as imports:
        yield imports


def others(count: int) -> list[object]:
    """Return releases of Camden without an award, which are only kept."""
    return [release(f"{n}-2026", ocid="ocds-other", awards=[]) for n in range(count)]


def test_file_at_the_quota_is_imported(imports: ImportClient) -> None:
    """An award uses four changes: release, source, contract and notice."""
    report = imports.report(package(*others(MAX_CHANGES - 4), release()))

    assert report["outcomes"] == {"stated": 1, "kept": MAX_CHANGES - 4}


@pytest.mark.parametrize("count", [MAX_CHANGES - 3, MAX_CHANGES])
@pytest.mark.parametrize("is_dry", [True, False])
def test_file_above_the_quota_returns_422_and_records_nothing(
    imports: ImportClient, count: int, is_dry: bool
) -> None:
    before = imports.head

    refused = imports.send(package(*others(count), release()), dry_run=is_dry)

    problem = refused.json()
    assert (refused.status_code, problem["code"]) == (422, "too-many-changes")
    assert problem["errors"][0]["detail"] == "at most 700 new releases and facts"
    assert imports.head == before
    kept = imports.client.get("/v1/imports/ocds/ocds-other", headers=imports.headers)
    assert kept.status_code == 404


def test_long_chain_of_links_is_checked_in_linear_time() -> None:
    """A quadratic check of 30,000 links exceeds the bound."""
    ways = [
        {
            "ocid": f"a-{n}",
            "relatedProcesses": [{"relationship": ["parent"], "identifier": f"a-{n + 1}"}],
        }
        for n in range(30_000)
    ]
    found = parse_releases(ways)
    begun = process_time()

    check_for_cycles(found)

    assert process_time() - begun < 10

"""No file keeps others waiting for long, however much it holds."""

from collections.abc import Iterator
from time import process_time

import pytest

from app.interchange.ocds.import_.packages import parse_releases
from app.interchange.ocds.import_.quota import MAX_CHANGES
from app.interchange.ocds.import_.related_processes import check_for_cycles
from app.platform.db.database import Database
from tests.interchange.ocds.import_.notices import ImportClient, importing, package, release


@pytest.fixture
def imports(database: Database) -> Iterator[ImportClient]:
    with importing(database) as imports:
        yield imports


def others(count: int) -> list[object]:
    """Releases of Camden that tell of no award: they are kept, and nothing more."""
    return [release(f"{n}-2026", ocid="ocds-other", awards=[]) for n in range(count)]


def test_as_many_changes_as_fit_are_taken(imports: ImportClient) -> None:
    """An award takes four: it is kept, with a source, a contract and a notice."""
    report = imports.report(package(*others(MAX_CHANGES - 4), release()))

    assert report["outcomes"] == {"stated": 1, "kept": MAX_CHANGES - 4}


@pytest.mark.parametrize("count", [MAX_CHANGES - 3, MAX_CHANGES])
@pytest.mark.parametrize("is_dry", [True, False])
def test_what_is_too_much_is_refused_and_nothing_of_it_stays(
    imports: ImportClient, count: int, is_dry: bool
) -> None:
    before = imports.head

    refused = imports.send(package(*others(count), release()), dry_run=is_dry)

    problem = refused.json()
    assert (refused.status_code, problem["code"]) == (422, "too-many-changes")
    assert problem["errors"][0]["detail"] == "at most 700 releases and statements that are new"
    assert imports.head == before
    kept = imports.client.get("/v1/imports/ocds/ocds-other", headers=imports.headers)
    assert kept.status_code == 404


def test_a_long_way_of_links_takes_as_long_as_there_are_links() -> None:
    """Whoever looks at all of 30,000 links to take away one end looks 30,000 times."""
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

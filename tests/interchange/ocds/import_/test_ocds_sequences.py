"""Packages larger than one batch: refused, or recorded as a sequence of whole processes."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.platform.db.database import Database
from tests.support import world
from tests.support.notices import ImportClient, codes, importing, package, party, release
from tests.support.sequences import batches_of, between_batches, breaking_off

KEY = "notices-of-may"
ISLINGTON = {"scheme": "GB-LAE", "id": "ISL"}


@pytest.fixture
def imports(database: Database) -> Iterator[ImportClient]:
    """A registry with Islington, too, in which a batch has room for two awards of five changes."""
    with database.write_session() as session:
        world.authority(session, "islington", identifiers=[ISLINGTON])
    with importing(database) as imports, batches_of(imports.client, facts=10):
        yield imports


def award_of(n: int, **said: Any) -> dict[str, Any]:
    return release(f"{n:06}-2026", ocid=f"ocds-h6vhtk-{n:06}", **said)


def of_islington(n: int) -> dict[str, Any]:
    """Return an award that an admin who acts for Camden may not record."""
    parties = [party("Islington", "buyer", ISLINGTON), release()["parties"][1]]
    return award_of(n, parties=parties, buyer={"id": "GB-LAE-ISL"})


def awards(count: int) -> list[dict[str, Any]]:
    return [award_of(n) for n in range(1, count + 1)]


def contracts(imports: ImportClient) -> list[str]:
    return [item["reference"] for item in imports.get("/v1/contracts", sort="reference")["items"]]


def entries(imports: ImportClient) -> list[list[Any]]:
    found = imports.get("/v1/changes", limit="200")["items"]
    names = ("position", "action", "type", "subject", "content", "author", "acting_for")
    return [[item[name] for name in names] for item in found]


@pytest.mark.parametrize("is_dry", [True, False])
def test_package_that_does_not_fit_returns_413_and_records_nothing(
    imports: ImportClient, is_dry: bool
) -> None:
    before = imports.head

    refused = imports.send(package(*awards(5)), dry_run=is_dry)

    problem = refused.json()
    assert (refused.status_code, problem["code"]) == (413, "batch-too-large")
    assert problem["detail"].startswith("the file records about 25 facts, and 10 fit one batch; ")
    assert imports.head == before


def test_package_that_fits_is_one_batch(imports: ImportClient) -> None:
    assert imports.report(package(*awards(2)))["outcomes"] == {"recorded": 2}


def test_releases_that_add_nothing_do_not_count(imports: ImportClient) -> None:
    imports.report(package(*awards(2)))

    report = imports.report(package(*awards(4)))

    assert report["outcomes"] == {"recorded": 2, "already-known": 2}


def test_larger_package_with_good_rows_is_recorded_with_one_report(imports: ImportClient) -> None:
    report = imports.report(package(*awards(5)), rows="good")

    assert report["outcomes"] == {"recorded": 5}
    assert len(contracts(imports)) == 5
    before = imports.head
    again = imports.report(package(*awards(5)), rows="good")
    assert (again["outcomes"], imports.head) == ({"already-known": 5}, before)


def test_releases_of_one_process_are_recorded_together(imports: ImportClient) -> None:
    """The last release belongs to the contract of the first, and adds nothing to it."""
    later = {**award_of(1), "id": "900000-2026", "date": "2026-09-26T10:00:00+01:00"}

    report = imports.report(package(*awards(4), later), rows="good")

    assert report["outcomes"] == {"recorded": 4, "kept": 1}
    assert [item["pointer"] for item in report["releases"]] == [f"/releases/{n}" for n in range(5)]
    assert report["releases"][4]["contract"] == "ocds-h6vhtk-000001"


def test_another_writer_comes_between_two_batches(
    imports: ImportClient, database: Database
) -> None:
    def write() -> None:
        with database.write_session() as session:
            world.provider(session, "between")

    with between_batches(write, after=1):
        imports.report(package(*awards(5)), rows="good")

    found = [entry[3]["code"] for entry in entries(imports)]
    assert (
        found.index("ocds-h6vhtk-000002")
        < found.index("between")
        < found.index("ocds-h6vhtk-000003")
    )


def test_release_that_another_writer_imported_meanwhile_is_already_known(
    imports: ImportClient,
) -> None:
    with between_batches(lambda: imports.report(package(award_of(5))), after=1):
        report = imports.report(package(*awards(5)), rows="good")

    assert report["outcomes"] == {"recorded": 4, "already-known": 1}


@pytest.mark.parametrize("after", [1, 2])
def test_broken_sequence_sent_again_completes_it(imports: ImportClient, after: int) -> None:
    content = package(*awards(5))
    with breaking_off(after=after):
        imports.send(content, rows="good")
    assert len(contracts(imports)) == 2 * after

    again = imports.report(content, rows="good")

    assert again["outcomes"] == {"recorded": 5 - 2 * after, "already-known": 2 * after}
    assert len(contracts(imports)) == 5


def test_same_key_after_a_break_returns_409_and_a_request_without_it_completes_it(
    imports: ImportClient,
) -> None:
    content = package(*awards(5))
    imports.headers["Idempotency-Key"] = KEY
    with breaking_off(after=1):
        imports.send(content, rows="good")

    early = imports.send(content, rows="good")

    assert (early.status_code, early.json()["code"]) == (409, "in-progress")
    del imports.headers["Idempotency-Key"]
    again = imports.report(content, rows="good")
    assert again["outcomes"] == {"recorded": 3, "already-known": 2}


def test_refused_process_is_reported_and_left_out(imports: ImportClient) -> None:
    imports.headers["Acting-For"] = "camden"
    content = package(*awards(3), of_islington(4), award_of(5))

    report = imports.report(content, rows="good")

    assert report["outcomes"] == {"recorded": 4, "refused": 1}
    refused = report["releases"][3]
    assert (refused["outcome"], codes(refused)) == ("refused", {"acting-for-needed"})
    assert (refused["recorded"], refused["contract"]) == ([], None)
    kept = imports.client.get("/v1/imports/ocds/ocds-h6vhtk-000004", headers=imports.headers)
    assert kept.status_code == 404
    # Sent again in the name of the right authority, it is recorded.
    imports.headers["Acting-For"] = "islington"
    assert imports.report(content, rows="good")["outcomes"] == {"recorded": 1, "already-known": 4}


def test_refused_processes_refuse_a_package_and_are_all_named(imports: ImportClient) -> None:
    imports.headers["Acting-For"] = "islington"
    before = imports.head

    refused = imports.send(package(*awards(2)))

    assert (refused.status_code, refused.json()["code"]) == (403, "acting-for-needed")
    assert [item["pointer"] for item in refused.json()["errors"]] == [
        "/body/releases/0", "/body/releases/1",
    ]  # fmt: skip
    assert imports.head == before


def test_dry_run_of_a_sequence_records_nothing_and_reports_each_release(
    imports: ImportClient,
) -> None:
    before = imports.head

    tried = imports.report(package(*awards(5)), rows="good", dry_run=True)

    assert imports.head == before
    assert tried["outcomes"] == {"recorded": 5}
    assert imports.report(package(*awards(5)), rows="good")["outcomes"] == tried["outcomes"]

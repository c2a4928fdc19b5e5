"""A notice of ours is kept, and what it says is stated once."""

from collections.abc import Iterator

import pytest

from app.platform.db.database import Database
from tests.interchange.ocds.import_.notices import (
    NORTH,
    OCID,
    ImportClient,
    award,
    codes,
    importing,
    kinds,
    package,
    party,
    release,
    tender,
)


@pytest.fixture
def imports(database: Database) -> Iterator[ImportClient]:
    with importing(database) as imports:
        yield imports


def test_an_award_of_ours_becomes_a_contract_with_its_notice(imports: ImportClient) -> None:
    result = imports.import_releases(release())

    contract = imports.get(f"/v1/contracts/{OCID}")
    assert (result["outcome"], result["contract"]) == ("stated", OCID)
    assert kinds(result) == ["source", "contract_details", "notice"]
    assert (contract["title"], contract["kind"]) == ("Equipment", "direct-award")
    assert (contract["lead"], contract["provider"]) == ("camden", "north")
    assert (contract["regime"], contract["awards"]) == ("pa-2023", [])
    assert contract["term"]["first_day"] == "2026-10-01"
    assert contract["term"]["last_day"] == "2027-09-30"
    (value,) = contract["values"]
    assert (value["amount"], value["vat"]) == ("250000.00", "excluded")
    (notice,) = contract["notices"]
    assert (notice["notice_type"], notice["published_on"]) == ("UK6", "2026-09-25")


def test_every_entry_says_in_whose_name_it_was_stated(imports: ImportClient) -> None:
    imports.import_releases(release())

    entries = imports.get("/v1/changes", thing="contract", code=OCID)["items"]
    assert {(one["author"], one["acting_for"]) for one in entries} == {("admin-system", "camden")}


def test_who_acts_for_another_states_nothing_for_camden(
    imports: ImportClient, database: Database
) -> None:
    before = imports.head
    imports.headers["Acting-For"] = "camden"
    assert imports.import_releases(release())["outcome"] == "stated"

    imports.headers["Acting-For"] = "nobody"
    refused = imports.send(package(release("2-2026")))

    assert (refused.status_code, refused.json()["code"]) == (422, "unknown-authority")
    assert imports.head > before


def test_a_dry_run_reports_the_same_and_states_nothing(imports: ImportClient) -> None:
    before = imports.head

    tried = imports.report(package(release()), dry_run=True)

    assert imports.head == before
    assert (
        imports.client.get(f"/v1/imports/ocds/{OCID}", headers=imports.headers).status_code == 404
    )
    done = imports.report(package(release()))
    assert (tried["dry_run"], done["dry_run"]) == (True, False)
    assert tried["releases"] == done["releases"]


def test_the_same_file_twice_changes_nothing(imports: ImportClient) -> None:
    imports.import_releases(release())
    before = imports.head

    again = imports.import_releases(release())

    assert (again["outcome"], again["recorded"], imports.head) == ("already-known", [], before)


def test_other_content_under_a_known_id_is_a_conflict_and_overwrites_nothing(
    imports: ImportClient,
) -> None:
    imports.import_releases(release())
    before = imports.head

    again = imports.import_releases(release(tender=tender(title="Something else")))

    kept = imports.get(f"/v1/imports/ocds/{OCID}")["releases"]
    assert (again["outcome"], codes(again), imports.head) == ("conflict", {"other-content"}, before)
    assert [one["content"]["tender"]["title"] for one in kept] == ["Equipment"]


def test_a_release_that_stands_twice_in_a_file_is_taken_once(imports: ImportClient) -> None:
    report = imports.report(package(release(), release()))

    assert report["outcomes"] == {"stated": 1, "already-known": 1}


def test_a_notice_of_others_is_reported_and_nothing_of_it_is_kept(imports: ImportClient) -> None:
    result = imports.import_releases(
        release(parties=[party("Camden", "buyer", None)], buyer={"name": "Camden"})
    )

    # The name alone is nobody's.
    assert (result["outcome"], result["recorded"]) == ("not-ours", [])
    assert (
        imports.client.get(f"/v1/imports/ocds/{OCID}", headers=imports.headers).status_code == 404
    )


def test_a_later_notice_without_buyer_is_about_the_contract_it_names(imports: ImportClient) -> None:
    imports.import_releases(release())
    ended = {"id": "2-2026", "date": "2026-10-02T09:00:00Z", "tag": ["tenderCancellation"]}
    documents = [{"id": "2-2026", "noticeType": "UK12", "datePublished": "2026-10-02T09:00:00Z"}]

    result = imports.import_releases({"ocid": OCID, **ended, "tender": {"documents": documents}})

    assert (result["contract"], kinds(result)) == (OCID, ["source", "notice"])
    assert len(imports.get(f"/v1/contracts/{OCID}")["notices"]) == 2


def test_a_change_alone_makes_no_contract_and_the_notice_before_it_does(
    imports: ImportClient,
) -> None:
    days = {"startDate": "2026-10-01T00:00:00Z", "endDate": "2028-03-31T23:59:59+01:00"}
    change = {
        "ocid": OCID, "id": "2-2026", "date": "2026-12-01T10:00:00Z", "tag": ["contractAmendment"],
        "buyer": {"id": "GB-LAE-CMD"}, "parties": release()["parties"][:1],
        "awards": [{"id": "1", "contractPeriod": days}],
    }  # fmt: skip

    alone = imports.import_releases(change)
    together = imports.import_releases(release())

    assert (alone["outcome"], codes(alone)) == ("kept", {"only-a-change"})
    assert together["outcome"] == "stated"
    # The change was published later, so its last day is the one that counts.
    assert imports.get(f"/v1/contracts/{OCID}")["term"]["last_day"] == "2028-03-31"


def test_a_supplier_with_an_official_number_is_made_known_by_it(imports: ImportClient) -> None:
    company = party("New Care Ltd", "supplier", {"scheme": "GB-COH", "id": "7654321"})
    mine = award(suppliers=[{"id": company["id"], "name": "New Care Ltd"}])

    imports.import_releases(release(parties=[release()["parties"][0], company], awards=[mine]))

    provider = imports.get("/v1/providers/GB-COH-07654321")
    assert (provider["code"], provider["name"]) == ("gb-coh-07654321", "New Care Ltd")


@pytest.mark.parametrize("number", ["1234567", "01234567", " 01234567 "])
def test_a_company_is_found_however_its_number_is_padded(
    imports: ImportClient, number: str
) -> None:
    company = party("Called otherwise", "supplier", {**NORTH, "id": number})
    mine = award(suppliers=[{"id": company["id"]}])

    imports.import_releases(release(parties=[release()["parties"][0], company], awards=[mine]))

    assert imports.get(f"/v1/contracts/{OCID}")["provider"] == "north"


def test_a_foreign_number_is_left_alone_and_reported(imports: ImportClient) -> None:
    company = party("North Care", "supplier", {"scheme": "GB-COH", "id": "HRB 1234567"})
    mine = award(suppliers=[{"id": company["id"], "name": "North Care"}])

    result = imports.import_releases(
        release(parties=[release()["parties"][0], company], awards=[mine])
    )

    assert codes(result) == {"foreign-number", "supplier-unknown"}
    assert imports.get(f"/v1/contracts/{OCID}")["provider"] is None


def test_two_awards_are_left_to_people(imports: ImportClient) -> None:
    result = imports.import_releases(release(awards=[award(), {**award(), "id": "2"}]))

    assert (result["outcome"], codes(result)) == ("kept", {"several-awards"})

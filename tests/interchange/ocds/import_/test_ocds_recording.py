"""Notices of registered buyers are kept, and their facts recorded once."""

from collections.abc import Iterator

import pytest

from app.platform.db.database import Database
from tests.support.notices import (
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


def test_award_of_a_registered_buyer_records_contract_and_notice(imports: ImportClient) -> None:
    result = imports.import_releases(release())

    contract = imports.get(f"/v1/contracts/{OCID}")
    assert (result["outcome"], result["contract"]) == ("recorded", OCID)
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


def test_notice_of_a_new_type_is_recorded_as_unknown(imports: ImportClient) -> None:
    untyped = award(documents=[{"id": "090001-2026", "noticeType": "UK99"}])
    result = imports.import_releases(release(awards=[untyped]))

    (notice,) = imports.get(f"/v1/contracts/{OCID}")["notices"]
    assert (notice["notice_type"], notice["published_on"]) == ("unknown", "2026-09-25")
    assert "notice-type-unknown" in codes(result)
    again = imports.get("/v1/notices", contract=OCID, on="2030-01-01", limit=200)["items"]
    assert {item["rule"]: item["status"] for item in again}["pa-2023-details"] == "unknown"


def test_every_entry_names_author_and_acting_for(imports: ImportClient) -> None:
    imports.import_releases(release())

    entries = imports.get("/v1/changes", thing="contract", code=OCID)["items"]
    assert {(item["author"], item["acting_for"]) for item in entries} == {
        ("admin-system", "camden")
    }


def test_acting_for_an_unknown_authority_returns_422(
    imports: ImportClient, database: Database
) -> None:
    before = imports.head
    imports.headers["Acting-For"] = "camden"
    assert imports.import_releases(release())["outcome"] == "recorded"

    imports.headers["Acting-For"] = "nobody"
    refused = imports.send(package(release("2-2026")))

    assert (refused.status_code, refused.json()["code"]) == (422, "unknown-authority")
    assert imports.head > before


def test_dry_run_returns_the_same_report_and_records_nothing(imports: ImportClient) -> None:
    before = imports.head

    tried = imports.report(package(release()), dry_run=True)

    assert imports.head == before
    assert (
        imports.client.get(f"/v1/imports/ocds/{OCID}", headers=imports.headers).status_code == 404
    )
    done = imports.report(package(release()))
    assert (tried["dry_run"], done["dry_run"]) == (True, False)
    assert tried["releases"] == done["releases"]


def test_same_file_twice_changes_nothing(imports: ImportClient) -> None:
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
    assert [item["content"]["tender"]["title"] for item in kept] == ["Equipment"]


def test_release_repeated_in_a_file_is_imported_once(imports: ImportClient) -> None:
    report = imports.report(package(release(), release()))

    assert report["outcomes"] == {"recorded": 1, "already-known": 1}


def test_notice_of_an_unregistered_buyer_is_reported_and_not_kept(imports: ImportClient) -> None:
    result = imports.import_releases(
        release(parties=[party("Camden", "buyer", None)], buyer={"name": "Camden"})
    )

    # A name alone matches no authority.
    assert (result["outcome"], result["recorded"]) == ("not-ours", [])
    assert (
        imports.client.get(f"/v1/imports/ocds/{OCID}", headers=imports.headers).status_code == 404
    )


def test_later_notice_without_buyer_is_matched_by_process(imports: ImportClient) -> None:
    imports.import_releases(release())
    ended = {"id": "2-2026", "date": "2026-10-02T09:00:00Z", "tag": ["tenderCancellation"]}
    documents = [{"id": "2-2026", "noticeType": "UK12", "datePublished": "2026-10-02T09:00:00Z"}]

    result = imports.import_releases({"ocid": OCID, **ended, "tender": {"documents": documents}})

    assert (result["contract"], kinds(result)) == (OCID, ["source", "notice"])
    assert len(imports.get(f"/v1/contracts/{OCID}")["notices"]) == 2


def test_change_without_award_records_no_contract_until_the_award_arrives(
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
    assert together["outcome"] == "recorded"
    # The change was published later, so its last day is the one that counts.
    assert imports.get(f"/v1/contracts/{OCID}")["term"]["last_day"] == "2028-03-31"


def test_unknown_supplier_with_official_identifier_is_recorded(imports: ImportClient) -> None:
    company = party("New Care Ltd", "supplier", {"scheme": "GB-COH", "id": "7654321"})
    mine = award(suppliers=[{"id": company["id"], "name": "New Care Ltd"}])

    imports.import_releases(release(parties=[release()["parties"][0], company], awards=[mine]))

    provider = imports.get("/v1/providers/GB-COH-07654321")
    assert (provider["code"], provider["name"]) == ("gb-coh-07654321", "New Care Ltd")


@pytest.mark.parametrize("number", ["1234567", "01234567", " 01234567 "])
def test_company_is_matched_with_any_padding_of_its_number(
    imports: ImportClient, number: str
) -> None:
    company = party("Called otherwise", "supplier", {**NORTH, "id": number})
    mine = award(suppliers=[{"id": company["id"]}])

    imports.import_releases(release(parties=[release()["parties"][0], company], awards=[mine]))

    assert imports.get(f"/v1/contracts/{OCID}")["provider"] == "north"


def test_foreign_company_number_is_ignored_and_reported(imports: ImportClient) -> None:
    company = party("North Care", "supplier", {"scheme": "GB-COH", "id": "HRB 1234567"})
    mine = award(suppliers=[{"id": company["id"], "name": "North Care"}])

    result = imports.import_releases(
        release(parties=[release()["parties"][0], company], awards=[mine])
    )

    assert codes(result) == {"foreign-number", "provider-suggested"}
    assert imports.get(f"/v1/contracts/{OCID}")["provider"] is None


def test_two_awards_record_no_contract(imports: ImportClient) -> None:
    result = imports.import_releases(release(awards=[award(), {**award(), "id": "2"}]))

    assert (result["outcome"], codes(result)) == ("kept", {"several-awards"})

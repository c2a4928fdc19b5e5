"""Cleaning: personal data is dropped and counted, invalid values are left out and reported."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from app.interchange.ocds.import_.cleaning import clean_release
from app.platform.db.database import Database
from tests.support.notices import (
    OCID,
    ImportClient,
    award,
    codes,
    importing,
    package,
    release,
    tender,
)

TEAM = {"name": "Procurement", "email": "team" + "@example.org", "telephone": "REDACTED"}
NHS = "943 476 " + "5919"


@pytest.fixture
def imports(database: Database) -> Iterator[ImportClient]:
    with importing(database) as imports:
        yield imports


def test_personal_contact_details_are_dropped_and_counted(imports: ImportClient) -> None:
    mine = release()
    mine["parties"][0] |= {"contactPoint": TEAM}
    mine["parties"][1] |= {"address": {"streetAddress": "1 Long Road", "locality": "London"}}

    report = imports.report(package(mine))

    assert report["dropped"] == 2
    assert report["releases"][0]["dropped"] == [
        {"pointer": "/releases/0/parties/0/contactPoint", "rule": "contact-point"},
        {"pointer": "/releases/0/parties/1/address/streetAddress", "rule": "address"},
    ]
    kept = json.dumps(imports.get(f"/v1/imports/ocds/{OCID}"))
    assert "contactPoint" not in kept
    assert "Long Road" not in kept
    assert "London" in kept


def test_personal_data_in_text_is_dropped_and_not_echoed(
    imports: ImportClient,
) -> None:
    response = imports.send(package(release(tender=tender(description=f"For patient {NHS}."))))

    (result,) = response.json()["releases"]
    assert result["outcome"] == "recorded"
    assert result["dropped"] == [
        {"pointer": "/releases/0/tender/description", "rule": "nhs-number"}
    ]
    assert NHS not in response.text + json.dumps(imports.get(f"/v1/imports/ocds/{OCID}"))


@pytest.mark.parametrize(
    ("name", "kept", "dropped"),
    [
        ("Mr John Example t/a Example Gardens", "Example Gardens", ["/releases/0/parties/1/name"]),
        ("Mr John Example", "sole trader (name withheld)", ["/releases/0/parties/1/name"]),
        ("Mrs Example Catering Ltd", "Mrs Example Catering Ltd", []),
    ],
)
def test_sole_trader_is_kept_by_the_trading_name_at_most(
    imports: ImportClient, name: str, kept: str, dropped: list[str]
) -> None:
    mine = release(awards=[award(suppliers=[{"id": "s"}])])
    mine["parties"][1] = {"id": "s", "name": name, "roles": ["supplier"]}

    result = imports.import_releases(mine)

    assert [item["pointer"] for item in result["dropped"]] == dropped
    (supplier,) = imports.get(f"/v1/contracts/{OCID}")["suppliers_as_published"]
    assert supplier["name"] == kept
    stored = json.dumps(imports.get(f"/v1/imports/ocds/{OCID}"))
    assert ("John" in stored, kept in stored) == (False, True)


def test_personal_data_in_an_id_is_not_reported(imports: ImportClient) -> None:
    response = imports.send(package(release(id=NHS.replace(" ", ""))))

    assert response.json()["outcomes"] == {"unusable": 1}
    assert NHS.replace(" ", "") not in response.text


def test_unusual_field_name_is_dropped_and_not_reported() -> None:
    cleaned = clean_release({f"patient {NHS}": 1, "a": {"\x00": 2}}, "")

    assert cleaned.release == {"a": {}}
    assert [item.pointer for item in cleaned.dropped] == ["", "/a"]


@pytest.mark.parametrize(
    ("value", "code", "amount", "vat"),
    [
        ({"amount": 100, "currency": "GBP"}, None, "100.00", "unknown"),
        ({"amountGross": 120.5, "currency": "GBP"}, "net-value-missing", "120.50", "included"),
        ({"amount": 0, "currency": "GBP"}, "value-missing", None, None),
        ({"amount": 0.01, "currency": "GBP"}, "value-missing", None, None),
        ({"amount": "many", "currency": "GBP"}, "value-missing", None, None),
        ({"amount": -5, "currency": "GBP"}, "value-missing", None, None),
        ({"amount": 100, "currency": "AED"}, "other-currency", None, None),
        ("a lot", "other-currency", None, None),
    ],
)
def test_contract_value_is_recorded_only_if_valid(
    imports: ImportClient, value: Any, code: str | None, amount: str | None, vat: str | None
) -> None:
    result = imports.import_releases(release(awards=[award(value=value)]))

    values = imports.get(f"/v1/contracts/{OCID}")["values"]
    assert codes(result) == ({code} if code else set())
    expected = [(amount, vat)] if amount else []
    assert [(item["amount"], item["vat"]) for item in values] == expected


def test_number_too_large_to_store_is_left_out(imports: ImportClient) -> None:
    body = package(release()).replace(b"250000", b"1e9999")

    (result,) = imports.report(body)["releases"]

    assert result["remarks"][0]["pointer"] == "/releases/0/awards/0/value/amount"
    assert codes(result) == {"number-missing", "net-value-missing"}


@pytest.mark.parametrize(
    "odd",
    [
        {"buyerID": []},
        {"undeclared": {"anything": [1, None]}},
        {"tender": tender(description=None, lots=[{"id": "1", "description": None}])},
        {"awards": [award(documents=[{"noticeType": "UK6", "url": "http://Contract Finder"}])]},
        {"parties": [*release()["parties"], release()["parties"][1]]},
        {"awards": [award(suppliers=None)]},
        {"awards": [award(contractPeriod=[])]},
        {"parties": [None, 3, *release()["parties"]]},
        {"planning": "nothing", "contracts": {"id": 1}, "bids": []},
    ],
    ids=str,
)  # fmt: skip
def test_invalid_field_does_not_prevent_recording_the_rest(
    imports: ImportClient, odd: dict[str, Any]
) -> None:
    result = imports.import_releases(release(**odd))

    assert (result["outcome"], result["contract"]) == ("recorded", OCID), result


def test_reversed_days_are_both_left_out(imports: ImportClient) -> None:
    days = {"startDate": "2027-01-01", "endDate": "2026-01-01"}

    result = imports.import_releases(release(awards=[award(contractPeriod=days)]))

    assert codes(result) == {"days-reversed"}
    assert imports.get(f"/v1/contracts/{OCID}")["term"]["last_day"] is None

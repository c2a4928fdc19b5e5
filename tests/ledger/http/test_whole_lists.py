"""CSV and NDJSON of a list: the whole list, the columns, and pages."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.ledger.http import reads
from tests.support.pages import read_pages

LISTS = ["/v1/contracts?sort=-value", "/v1/conflicts", "/v1/key-dates?on=2025-09-20"]
SUMMARY = "/v1/cover/summary?on=2025-09-20"


@pytest.mark.parametrize("path", LISTS)
def test_ndjson_is_the_whole_list_in_the_order_of_its_pages(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr(reads, "WHOLE_PAGE", 7)
    route, _, asked = path.partition("?")
    parameters: dict[str, Any] = dict(pair.split("=") for pair in asked.split("&") if pair)
    pages = read_pages(client, route, {**parameters, "limit": 200})

    answer = client.get(route, params={**parameters, "format": "ndjson"})

    assert answer.status_code == 200
    assert [json.loads(line) for line in answer.text.splitlines()] == pages
    assert "link" not in answer.headers
    assert answer.headers["registry-position"]


def test_csv_has_one_first_line_and_a_row_for_each_item(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads, "WHOLE_PAGE", 60)
    listed = read_pages(client, "/v1/sources", {"limit": 200})

    lines = client.get("/v1/sources", params={"format": "csv", "fields": "code"}).text.split()

    assert lines == ["code", *(item["code"] for item in listed)]
    assert len(lines) > 61


def test_list_that_fits_one_page_of_the_file_is_read_once(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reads.ReadEndpoint, "_whole", None)

    lines = client.get("/v1/sources", params={"format": "csv", "fields": "code"}).text.split()

    assert len(lines) > 61


def test_limit_asks_for_a_page(client: TestClient) -> None:
    answer = client.get("/v1/changes", params={"format": "ndjson", "limit": 3})

    assert len(answer.text.splitlines()) == 3
    assert "link" in answer.headers


def test_totals_are_the_last_line_of_the_whole_table(client: TestClient) -> None:
    whole = client.get(SUMMARY, params={"format": "csv", "fields": "authority_name"}).text.split()

    assert whole[-1] == "Total"
    assert whole.count("Total") == 1


def test_fields_choose_the_columns_and_their_order(client: TestClient) -> None:
    asked = {
        "format": "csv",
        "fields": "term_last_day,reference",
        "identifier": "harrow-accora-2025",
    }

    text = client.get("/v1/contracts", params=asked).text

    assert text == "term_last_day,reference\r\n,harrow-accora-2025\r\n"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"fields": "reference"}, "fields-are-for-csv"),
        ({"fields": "reference", "format": "ndjson"}, "fields-are-for-csv"),
        ({"fields": "reference,nonsense", "format": "csv"}, "unknown-column"),
    ],
)
def test_columns_that_cannot_be_shown_return_422(
    client: TestClient, asked: dict[str, str], code: str
) -> None:
    answer = client.get("/v1/contracts", params=asked)

    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert answer.json()["errors"][0]["pointer"] == "/query/fields"

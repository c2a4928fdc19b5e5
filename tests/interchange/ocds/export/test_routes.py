"""Open contracting data over HTTP, with the parameters of Find a Tender."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.platform.db.database import Database
from tests.interchange.ocds.export.asking import RECORDS, RELEASES
from tests.support import world

OCID = "ocds-h6vhtk-0597f7"
ALL = [RELEASES, RECORDS, f"{RELEASES}/{OCID}", f"{RECORDS}/{OCID}"]


@pytest.mark.parametrize("path", ALL)
def test_package_has_position_and_etag(client: TestClient, path: str) -> None:
    head = client.get("/v1/changes/head").json()["position"]
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["etag"]})

    assert first.headers["registry-position"] == str(head)
    assert first.headers["content-type"] == "application/json"
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", [RELEASES, RECORDS])
def test_next_page_is_linked_in_package_and_header(client: TestClient, path: str) -> None:
    first = client.get(path, params={"limit": 7})
    following = first.json()["links"]["next"]

    assert following.startswith("http://testserver/ocds/1.1/")
    assert following.removeprefix("http://testserver") in first.headers["link"]
    assert client.get(following).json()["uri"] == following


@pytest.mark.parametrize("path", [RELEASES, RECORDS])
def test_last_page_has_no_next_link(client: TestClient, path: str) -> None:
    response = client.get(path, params={"limit": 7})
    pages = 1
    while more := response.json().get("links"):
        assert "link" in response.headers
        response, pages = client.get(more["next"]), pages + 1

    assert pages > 5
    assert "link" not in response.headers


def test_release_is_found_by_its_id(client: TestClient) -> None:
    every = client.get(f"{RELEASES}/{OCID}").json()["releases"]

    for item in every:
        package = client.get(f"{RELEASES}/{item['id']}").json()
        assert package["releases"] == [item]
        assert package["publishedDate"] == item["date"]


@pytest.mark.parametrize("name", ["ocds-h6vhtk-ffffff", f"{OCID}.1", f"{OCID}.x", "ocds-000000-"])
@pytest.mark.parametrize("path", [RELEASES, RECORDS])
def test_unknown_process_or_release_returns_404(client: TestClient, path: str, name: str) -> None:
    response = client.get(f"{path}/{name}")

    assert (response.status_code, response.json()["code"]) == (404, "unknown-code")


@pytest.mark.parametrize(
    ("filters", "code", "pointer"),
    [
        ({"limit": 101}, "invalid-limit", "/query/limit"),
        ({"limit": 0}, "invalid-limit", "/query/limit"),
        ({"updatedFrom": "soon"}, "invalid-moment", "/query/updatedFrom"),
        ({"updatedTo": "2025-02-30T00:00:00"}, "invalid-moment", "/query/updatedTo"),
        ({"updated_from": "2025-01-01"}, "unknown-parameter", "/query/updated_from"),
        ({"stages": "award"}, "unknown-parameter", "/query/stages"),
        ({"updatedFrom": "2025-02-02", "updatedTo": "2025-02-01"}, "period-reversed", "/query"),
        ({"cursor": "AAAA"}, "invalid-cursor", "/query/cursor"),
    ],
)
def test_invalid_parameter_returns_422(
    client: TestClient, filters: dict[str, Any], code: str, pointer: str
) -> None:
    response = client.get(RELEASES, params=filters)

    assert response.status_code == 422
    fault = response.json()["errors"][0]
    assert (fault["code"], fault["pointer"]) == (code, pointer)


def test_cursor_of_another_time_span_is_rejected(client: TestClient) -> None:
    address = client.get(RELEASES, params={"limit": 7}).json()["links"]["next"]

    response = client.get(f"{address}&updatedFrom=2025-01-01")

    assert (response.status_code, response.json()["code"]) == (422, "invalid-cursor")


def test_empty_time_span_gives_empty_package(client: TestClient) -> None:
    package = client.get(RELEASES, params={"updatedTo": "2001-01-01"}).json()

    assert package["releases"] == []
    assert package["publishedDate"]


def test_time_span_without_offset_is_london_time(
    database: Database, empty_client: TestClient
) -> None:
    june = replace(world.PROVENANCE, at=datetime(2025, 6, 2, 9, tzinfo=UTC))
    with database.write_session() as session:
        world.contract(session, provenance=june)
    # Nine in UTC is ten in London.
    at = datetime(2025, 6, 2, 10, tzinfo=UTC)

    def found(**span: str) -> bool:
        return len(empty_client.get(RELEASES, params=span).json()["releases"]) == 1

    second_after = (at + timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%S")
    assert found(updatedFrom="2025-06-02T10:00:00")
    assert found(updatedFrom="2025-06-02T09:00:00Z", updatedTo=second_after)
    assert found(updatedFrom="2025-06-02T10:00:00+01:00", updatedTo="2025-06-03")
    assert not found(updatedFrom=second_after)
    assert not found(updatedTo="2025-06-02T09:30:00")

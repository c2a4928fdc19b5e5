"""A flood of headers is refused before anything reads them."""

import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize("path", ["/v1/scopes", "/health/live", "/nowhere"])
def test_two_hundred_headers_are_refused(client: TestClient, path: str) -> None:
    response = client.get(path, headers={f"X-{number}": "1" for number in range(200)})

    assert (response.status_code, response.json()["code"]) == (431, "headers-too-large")
    assert response.headers["connection"] == "close"


def test_a_long_header_is_refused_and_not_repeated(client: TestClient) -> None:
    response = client.get("/v1/scopes", headers={"X-Long": "x" * 2**16})

    assert (response.status_code, response.json()["code"]) == (431, "headers-too-large")
    assert "xxx" not in response.text


def test_as_many_as_anybody_needs_are_taken(client: TestClient) -> None:
    headers = {f"X-{number}": "x" * 300 for number in range(90)}

    assert client.get("/v1/scopes", headers=headers).status_code == 200

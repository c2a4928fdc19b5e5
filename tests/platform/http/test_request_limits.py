"""Requests with too large headers or addresses are rejected."""

import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize("path", ["/v1/scopes", "/health/live", "/nowhere"])
@pytest.mark.parametrize(
    "headers",
    [{f"X-{number}": "1" for number in range(200)}, {"X-Long": "x" * 2**15}],
    ids=["many", "long"],
)
def test_too_large_headers_return_431(
    client: TestClient, path: str, headers: dict[str, str]
) -> None:
    response = client.get(path, headers=headers)

    assert (response.status_code, response.json()["code"]) == (431, "headers-too-large")
    assert "xxx" not in response.text


@pytest.mark.parametrize(
    "address",
    ["/v1/cover?" + "&".join(["authority=camden"] * 501), "/v1/cover?" + "&" * 501,
     "/v1/cover?authority=" + "x" * 2**15, "/" + "x" * 2**15, "/" + "%20" * 11_000],
    ids=["parameters", "nothing", "query", "path", "escapes"],
)  # fmt: skip
def test_too_long_address_returns_414(client: TestClient, address: str) -> None:
    response = client.get(address)

    assert (response.status_code, response.json()["code"]) == (414, "address-too-long")
    assert len(response.text) < 1000


def test_request_within_the_limits_is_accepted(client: TestClient) -> None:
    headers = {f"X-{number}": "x" * 300 for number in range(90)}
    many = "&".join(["authority=camden", "scope=telecare"] * 100)

    assert client.get(f"/v1/cover?{many}", headers=headers).status_code == 200

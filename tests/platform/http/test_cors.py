"""Requests of other origins: preflights and the headers of responses."""

import pytest
from fastapi.testclient import TestClient

ORIGIN = {"Origin": "https://example.org"}


@pytest.mark.parametrize(
    ("path", "method"),
    [("/v1/contracts", "GET"), ("/v1/simulations/provider-failure", "POST")],
)
def test_preflight_allows_reads_and_simulations(
    empty_client: TestClient, path: str, method: str
) -> None:
    asked = {**ORIGIN, "Access-Control-Request-Method": method}

    answer = empty_client.options(path, headers=asked)

    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert method in answer.headers["access-control-allow-methods"].split(", ")
    allowed = answer.headers["access-control-allow-headers"].split(", ")
    sent = {"X-API-Key", "Authorization", "If-None-Match", "Content-Type", "Registry-Min-Position"}
    assert set(allowed) == sent
    assert "access-control-allow-credentials" not in answer.headers


def test_preflight_does_not_allow_recording(empty_client: TestClient) -> None:
    asked = {**ORIGIN, "Access-Control-Request-Method": "POST"}

    answer = empty_client.options("/v1/contracts", headers=asked)

    assert "POST" not in answer.headers["access-control-allow-methods"]


def test_options_without_an_origin_is_no_preflight(empty_client: TestClient) -> None:
    assert empty_client.options("/v1/contracts").status_code == 405


def test_only_responses_that_write_nothing_are_open(empty_client: TestClient) -> None:
    simulated = empty_client.post("/v1/simulations/provider-failure", json={}, headers=ORIGIN)
    recorded = empty_client.post("/v1/contracts", json={}, headers=ORIGIN)

    assert simulated.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in recorded.headers

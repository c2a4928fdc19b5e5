"""Filters of claims and conflicts."""

from typing import Any

import pytest
from fastapi.testclient import TestClient


def claims(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    response = client.get("/v1/claims", params={"limit": 200} | asked)
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["items"]
    return found


@pytest.mark.parametrize("about", ["nottingham-rehab", "provider:01948041", "GB-COH-01948041"])
def test_about_accepts_a_bare_code_and_any_identifier(client: TestClient, about: str) -> None:
    found = claims(client, about=about)

    assert found == claims(client, about="provider:nottingham-rehab")
    assert found


@pytest.mark.parametrize("path", ["/v1/claims", "/v1/conflicts"])
@pytest.mark.parametrize("about", ["nonsense", "provider:westminster", "nothing:westminster"])
def test_unknown_subject_returns_422(client: TestClient, path: str, about: str) -> None:
    answer = client.get(path, params={"about": about})

    assert (answer.status_code, answer.json()["code"]) == (422, "unknown-filter-code")
    assert answer.json()["errors"][0]["pointer"] == "/query/about"


@pytest.mark.parametrize("path", ["/v1/claims", "/v1/changes"])
def test_unknown_source_returns_422(client: TestClient, path: str) -> None:
    answer = client.get(path, params={"source": "nonsense"})

    assert (answer.status_code, answer.json()["code"]) == (422, "unknown-filter-code")


def test_confidence_selects_claims(client: TestClient) -> None:
    low = claims(client, confidence="low")

    assert low == [claim for claim in claims(client) if claim["confidence"] == "low"]


@pytest.mark.parametrize("path", ["/v1/claims", "/v1/changes"])
def test_range_of_moments_selects_what_was_recorded_in_it(client: TestClient, path: str) -> None:
    def listed(**asked: str) -> list[str]:
        found = client.get(path, params={"limit": 200, **asked}).json()["items"]
        return [str(item.get("id", item.get("position"))) for item in found]

    before = listed(recorded_to="2025-09-10")
    after = listed(recorded_from="2025-09-11")

    assert before
    assert not {*before} & {*after}
    assert (
        listed(recorded_from="2025-09-11", recorded_to="2025-09-11")
        == [item for item in after if item in listed(recorded_from="2025-09-11")][
            : len(listed(recorded_from="2025-09-11", recorded_to="2025-09-11"))
        ]
    )


def test_range_in_reverse_returns_422(client: TestClient) -> None:
    asked = {"recorded_from": "2025-09-11", "recorded_to": "2025-09-10"}

    assert client.get("/v1/changes", params=asked).status_code == 422

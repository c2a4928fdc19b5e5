"""Cover of authorities of some kinds."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

ON = "2025-09-20"


def authorities(client: TestClient, path: str, **asked: Any) -> set[str]:
    found = client.get(path, params={"on": ON, "limit": 2000, **asked}).json()["items"]
    return {item["authority"] for item in found}


def of_kind(client: TestClient, kind: str) -> set[str]:
    found = client.get("/v1/authorities", params={"on": ON, "kind": kind, "limit": 200}).json()
    return {item["code"] for item in found["items"]}


@pytest.mark.parametrize("path", ["/v1/cover", "/v1/cover/summary"])
@pytest.mark.parametrize("kind", ["unitary", "county", "integrated-care-board"])
def test_authority_kind_selects_the_authorities_of_the_kind(
    client: TestClient, path: str, kind: str
) -> None:
    assert authorities(client, path, authority_kind=kind) == of_kind(client, kind)


def test_authority_kind_and_authority_both_hold(client: TestClient) -> None:
    asked = {"authority": ["torbay", "westminster"], "authority_kind": "unitary"}

    assert authorities(client, "/v1/cover", **asked) == {"torbay"}


def test_dependence_is_measured_within_the_kind(client: TestClient) -> None:
    def measured(**asked: str) -> Any:
        return client.get("/v1/cover/dependence", params={"on": ON, **asked}).json()

    assert measured(authority_kind="london-borough")["all_cells"] == 32 * 13
    assert measured()["all_cells"] > 32 * 13

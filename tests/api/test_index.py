"""The index of the operations."""

from fastapi.testclient import TestClient

from tests.support.openapi import OPERATIONS


def test_index_lists_every_operation_with_its_address(empty_client: TestClient) -> None:
    answer = empty_client.get("/v1")

    assert answer.status_code == 200
    listed = {(item["method"].lower(), item["href"]) for item in answer.json()["operations"]}
    assert listed == {
        (one.method, one.path) for one in OPERATIONS if one.path.startswith(("/v1", "/ocds"))
    }
    assert all(item["summary"] for item in answer.json()["operations"])

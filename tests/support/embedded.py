"""Read lists of the embedded data over HTTP."""

from typing import Any

from fastapi.testclient import TestClient


def items(client: TestClient, path: str, **asked: Any) -> list[dict[str, Any]]:
    answer = client.get(f"/v1/{path}", params={"limit": 200, **asked})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["items"]
    return found

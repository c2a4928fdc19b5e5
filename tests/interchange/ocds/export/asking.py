"""Reads of open contracting data over HTTP."""

from typing import Any

from fastapi.testclient import TestClient

RELEASES, RECORDS = "/ocds/1.1/release-packages", "/ocds/1.1/record-packages"


def packages(client: TestClient, path: str = RELEASES, **params: Any) -> list[dict[str, Any]]:
    """Yield every package of a list by following its links."""
    found = [client.get(path, params=params).json()]
    while more := found[-1].get("links"):
        found.append(client.get(more["next"]).json())
    return found


def releases(client: TestClient, **params: Any) -> list[dict[str, Any]]:
    """Return every release of a list."""
    return [item for package in packages(client, **params) for item in package["releases"]]


def releases_of(client: TestClient, ocid: str) -> list[dict[str, Any]]:
    """Return every release of one process."""
    found: list[dict[str, Any]] = client.get(f"{RELEASES}/{ocid}").json()["releases"]
    return found


def records(client: TestClient) -> list[dict[str, Any]]:
    """Return the record of every process."""
    return [item for package in packages(client, RECORDS) for item in package["records"]]


def record_of(client: TestClient, ocid: str) -> dict[str, Any]:
    """Return the record of one process."""
    record: dict[str, Any] = client.get(f"{RECORDS}/{ocid}").json()["records"][0]
    return record

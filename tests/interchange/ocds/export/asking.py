"""Asking for open contracting data as another system does."""

from typing import Any

from fastapi.testclient import TestClient

RELEASES, RECORDS = "/ocds/1.1/release-packages", "/ocds/1.1/record-packages"


def packages(client: TestClient, path: str = RELEASES, **params: Any) -> list[dict[str, Any]]:
    """Every package of a list, each reached by the link in the one before."""
    found = [client.get(path, params=params).json()]
    while more := found[-1].get("links"):
        found.append(client.get(more["next"]).json())
    return found


def releases(client: TestClient, **params: Any) -> list[dict[str, Any]]:
    """Every release of a list, whichever package it is in."""
    return [one for package in packages(client, **params) for one in package["releases"]]


def releases_of(client: TestClient, ocid: str) -> list[dict[str, Any]]:
    """Every release of one process."""
    found: list[dict[str, Any]] = client.get(f"{RELEASES}/{ocid}").json()["releases"]
    return found


def records(client: TestClient) -> list[dict[str, Any]]:
    """The record of every process that is listed."""
    return [one for package in packages(client, RECORDS) for one in package["records"]]


def record_of(client: TestClient, ocid: str) -> dict[str, Any]:
    """The record of one process."""
    record: dict[str, Any] = client.get(f"{RECORDS}/{ocid}").json()["records"][0]
    return record

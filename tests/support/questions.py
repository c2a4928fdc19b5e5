"""Every question that the registry answers, and what an answer is."""

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from fastapi.testclient import TestClient

from tests.support.openapi import DOCUMENT

Asked: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]
Answer: TypeAlias = tuple[int, bytes, dict[str, str]]

ABOUT_CALLERS = {
    "/v1/me", "/v1/api-keys", "/v1/calendar-tokens", "/v1/audit", "/v1/audit/head",
    "/v1/erasures/{id}", "/v1/webhooks", "/v1/webhooks/{id}", "/v1/webhooks/{id}/deliveries",
}  # fmt: skip
ABOUT_NOW = {"/v1/changes", "/v1/changes/head", "/v1/imports/ocds/{ocid}"}
# Of the release, not of the ledger.
ABOUT_THE_LAW = {"/v1/rules", "/v1/thresholds", "/v1/exports/contracts-template.csv"}
GETS = {
    path: {one["name"]: one for one in operations["get"].get("parameters", [])}
    for path, operations in DOCUMENT["paths"].items()
    if path.startswith("/v1/") and "get" in operations and path not in ABOUT_CALLERS
}
DAYS = {"first_day": "2025-01-01", "last_day": "2025-12-31", "on": "2025-05-01"}
REQUIRED = {"authority": "camden", "scope": "delivery", "q": "delivery"}


def questions(
    named: Mapping[str, Sequence[str]], pins: Sequence[tuple[str, str]] = ()
) -> list[Asked]:
    """All of them about the things that are named, by kind; at each of the pinned times, if any."""
    found: list[Asked] = []
    for path, takes in GETS.items():
        said = {name: value for name, value in DAYS.items() if name in takes}
        required = {name for name, one in takes.items() if one.get("required")}
        said |= {name: value for name, value in REQUIRED.items() if name in required}
        said |= {"explain": "true"} if "explain" in takes else {}
        if pins and path in ABOUT_NOW | ABOUT_THE_LAW:
            continue
        times = [tuple(said.items()) + ((pin,) if pin else ()) for pin in pins or (None,)]
        # What has no name of its own is known by the fact that opened it.
        names = named.get(path.split("/")[2], named["facts"]) if "{" in path else [""]
        found += [(re.sub(r"{\w+}", name, path), one) for name in names for one in times]
    return found


def answer(client: TestClient, key: dict[str, str], asked: Asked) -> Answer:
    """An answer whole: all but the id of the request."""
    path, said = asked
    response = client.get(path, params=dict(said), headers=key)
    headers = {name: value for name, value in response.headers.items() if name != "request-id"}
    return response.status_code, response.content, headers

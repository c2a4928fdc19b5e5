"""A key that is revoked while many use it is refused on the next request of each.

RACE_ROUNDS shortens it.
"""

import os
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest

from tests.proofs.fleet import Fleet
from tests.support.clients import Answer, Client

pytestmark = pytest.mark.race

ROUNDS = int(os.environ.get("RACE_ROUNDS", "100")) // 2
USERS = 8

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Request:
    """One request with a key, and when it was sent and answered."""

    sent: float
    answered: float
    status: int


def test_a_key_is_refused_from_the_next_request_after_its_revocation(
    fleet: Fleet, say: Say
) -> None:
    before = after = 0

    for n in range(ROUNDS):
        issued = key_of_an_editor(fleet, n)
        told, revoked, used = revoke_while_used(fleet, issued, n)

        assert {one.status for one in used if one.answered < told} <= {200, 201}
        assert {one.status for one in used if one.sent > revoked} == {401}
        assert all(one.status in {200, 201, 401} for one in used)
        before += sum(one.answered < told for one in used)
        after += sum(one.sent > revoked for one in used)

    assert after >= ROUNDS * USERS
    say(f"{ROUNDS} keys, {USERS} users each: {before:,} requests before, {after:,} after, 0 let in")


def key_of_an_editor(fleet: Fleet, n: int) -> dict[str, Any]:
    body = {"name": f"system-{n}", "role": "editor", "authorities": ["camden"]}
    answer = fleet.client().post("/v1/api-keys", body)
    assert answer.status == 201, answer.body
    issued: dict[str, Any] = answer.said
    return issued


def revoke_while_used(
    fleet: Fleet, issued: dict[str, Any], n: int
) -> tuple[float, float, list[Request]]:
    """When the registry was told to revoke a key, when it had, and what its users saw."""
    enough = threading.Event()
    users = fleet.clients(USERS, {"x-api-key": issued["key"]})
    with ThreadPoolExecutor(USERS) as pool:
        using = [
            pool.submit(use, client, f"{n}-{user}", enough, states=user % 2 == 0)
            for user, client in enumerate(users)
        ]
        time.sleep(0.1)
        told = time.monotonic()
        answer = fleet.client().ask("DELETE", f"/v1/api-keys/{issued['id']}", None)
        revoked = time.monotonic()
        time.sleep(0.1)
        enough.set()
        assert answer.status == 204, answer.body
        return told, revoked, [request for one in using for request in one.result()]


def use(client: Client, user: str, enough: threading.Event, *, states: bool) -> list[Request]:
    """Use a key again and again, and once more when it was enough."""
    used, is_last = list[Request](), False
    while not is_last:
        is_last = enough.is_set()
        sent = time.monotonic()
        answer = register(client, f"{user}-{len(used)}") if states else client.get("/v1/me")
        used.append(Request(sent, time.monotonic(), answer.status))
    return used


def register(client: Client, code: str) -> Answer:
    body = {"code": f"used-{code}", "title": "Minutes", "kind": "council-minutes"}
    return client.post("/v1/sources", body)

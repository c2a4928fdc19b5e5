"""Told to stop: what was begun is finished and answered, and nothing more is begun."""

import json
import signal
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.proofs.fleet import STATED
from tests.proofs.store import Store, queue_held
from tests.support.clients import Answer, Client, Unanswered

pytestmark = pytest.mark.crash

WAITING, DRIBBLING = 8, 4
SLOW = 2.5  # seconds that the requests in flight still take
CLOSED_WITHIN = 1.0  # seconds after which nobody is let in any more
ENDED_WITHIN = 10.0

Say = Callable[[str], None]


def test_what_is_in_flight_is_answered_and_nothing_is_begun_after(store: Store, say: Say) -> None:
    before, over = len(store.entries()), threading.Event()
    idle = store.client()
    assert idle.get("/health/live").status == 200

    with ThreadPoolExecutor(WAITING + DRIBBLING + 1) as pool:
        with queue_held(store):
            waiting = [pool.submit(state, store.client(), f"waits-{n}") for n in range(WAITING)]
            slow = [pool.submit(dribble, store, f"slow-{n}", SLOW) for n in range(DRIBBLING)]
            time.sleep(1)
            store.service.tell(signal.SIGTERM)
            told = time.monotonic()
            late = pool.submit(come_late, store, told, over)
            time.sleep(SLOW)
        answers = [one.result() for one in (*waiting, *slow)]
        store.service.wait()
        ended = time.monotonic() - told
        over.set()

    with pytest.raises(Unanswered):
        state(idle, "on-an-idle-connection")
    let_in, turned_away = late.result()
    assert [answer.status for answer in answers] == [201] * (WAITING + DRIBBLING)
    assert store.entries(after=before) == places(answers + let_in)
    assert turned_away > 0
    assert ended <= ENDED_WITHIN
    say(
        f"{len(answers)} slow requests in flight: all answered, 0 reset; {turned_away} came later "
        f"than {CLOSED_WITHIN:g} s and were not let in; ended after {ended:.1f} s"
    )


def test_who_waits_for_ever_does_not_keep_the_service_from_ending(store: Store, say: Say) -> None:
    before = len(store.entries())

    with ThreadPoolExecutor(WAITING) as pool, queue_held(store):
        waiting = [pool.submit(try_to_state, store, f"stuck-{n}") for n in range(WAITING)]
        time.sleep(1)
        store.service.tell(signal.SIGTERM)
        ended = store.service.wait()
        outcomes = {one.result() for one in waiting}

    assert outcomes <= {503, None}
    assert store.entries(after=before) == {}
    assert ended <= ENDED_WITHIN
    say(f"{WAITING} statements waited for ever: ended after {ended:.1f} s, told {outcomes}")


def state(client: Client, code: str) -> Answer:
    return client.post("/v1/providers", {**STATED, "code": code, "name": "Care"})


def try_to_state(store: Store, code: str) -> int | None:
    """The status of the answer, if there was one."""
    try:
        return state(store.client(), code).status
    except Unanswered:
        return None


def places(answers: list[Answer]) -> dict[int, str]:
    return {answer.said["position"]: answer.said["hash"] for answer in answers}


def come_late(store: Store, told: float, over: threading.Event) -> tuple[list[Answer], int]:
    """Go on asking after the service was told to stop: who was let in, and how many were not."""
    let_in, turned_away, n = list[Answer](), 0, 0
    while not over.is_set():
        since, n = time.monotonic() - told, n + 1
        try:
            answer = state(store.client(), f"late-{n}")
        except Unanswered:
            turned_away += since > CLOSED_WITHIN
        else:
            assert since <= CLOSED_WITHIN, "begun after it was told to stop"
            assert answer.status == 201
            let_in.append(answer)
        time.sleep(0.05)
    return let_in, turned_away


def dribble(store: Store, code: str, seconds: float) -> Answer:
    """State something with a body that takes its time."""
    body = json.dumps({**STATED, "code": code, "name": "Care"}).encode()
    lines = [f"{name}: {value}" for name, value in store.admin.items()]
    head = "\r\n".join(
        ["POST /v1/providers HTTP/1.1", "host: registry", "content-type: application/json",
         f"content-length: {len(body)}", "connection: close", *lines, "", ""]
    )  # fmt: skip
    with socket.create_connection(("127.0.0.1", store.service.port), timeout=30) as line:
        line.sendall(head.encode())
        for byte in body:
            line.sendall(bytes([byte]))
            time.sleep(seconds / len(body))
        return read(line)


def read(line: socket.socket) -> Answer:
    told = b"".join(iter(lambda: line.recv(65536), b""))
    head, _, body = told.partition(b"\r\n\r\n")
    said: Any = json.loads(body)
    return Answer(int(head.split()[1]), {}, json.dumps(said).encode())

"""Whoever follows the feed by position reads every entry once, in order, while many state.

RACE_COMMITS shortens it.
"""

import os
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest

from tests.proofs.fleet import Fleet, fleet_on
from tests.support.clients import Client
from tests.support.feed import Link, faults, follow
from tests.support.templates import TemplateDatabases

pytestmark = pytest.mark.race

COMMITS = int(os.environ.get("RACE_COMMITS", "20000"))
WRITERS, POLLERS = 8, 4
ENOUGH_TO_BE_NOTICED = 100

Say = Callable[[str], None]


def test_whoever_follows_the_feed_misses_nothing_and_reads_nothing_twice(
    fleet: Fleet, say: Say
) -> None:
    began = time.monotonic()
    head, stated, read = race(fleet, COMMITS)
    took = time.monotonic() - began

    assert len(stated) == COMMITS
    for links in read:
        assert list(faults(head, links, stated)) == []
        assert len(links) == COMMITS
    say(
        f"{COMMITS:,} commits by {WRITERS} writers, {took:.0f} s: {POLLERS} pollers read all, "
        "0 missed, doubled or out of order, chain unbroken"
    )


def test_a_feed_out_of_order_does_not_go_unnoticed(
    sqlite: TemplateDatabases, tmp_path: Path, say: Say
) -> None:
    with (
        sqlite.database("migrated", "unordered") as database,
        fleet_on(database, tmp_path, module="tests.proofs.unordered") as broken,
    ):
        head, stated, read = race(broken, ENOUGH_TO_BE_NOTICED)

    found = [list(faults(head, links, stated)) for links in read]
    assert all(found)
    say(f"{ENOUGH_TO_BE_NOTICED} commits shown out of order: each poller noticed, {found[0][0]!r}")


@pytest.mark.parametrize(
    ("break_", "noticed"),
    [
        (lambda links: links[:3] + links[4:], "5 was read, but nothing between it and 3"),
        (lambda links: links[:4] + links[3:], "4 was read after 4"),
        (lambda links: [*links[:3], links[4], links[3], *links[5:]], "4 was read after 5"),
        (lambda links: [*links[:3], Link(4, "3", "forged"), *links[4:]], "does not name the hash"),
        (lambda links: links[:-1], "9 was acknowledged, and was missed"),
    ],
    ids=["missed", "doubled", "swapped", "forged", "cut off"],
)
def test_each_fault_of_a_feed_is_told(
    break_: Callable[[Sequence[Link]], Sequence[Link]], noticed: str
) -> None:
    links = [Link(n, str(n - 1), str(n)) for n in range(1, 10)]
    stated = {link.position: link.hash for link in links}

    assert list(faults(Link(0, "", "0"), links, stated)) == []
    assert any(noticed in one for one in faults(Link(0, "", "0"), break_(links), stated))


def race(fleet: Fleet, commits: int) -> tuple[Link, dict[int, str], list[list[Link]]]:
    """The head before, what was acknowledged since, and what each poller has read meanwhile."""
    head = Link(fleet.head()["position"], "", fleet.head()["hash"])
    is_over = threading.Event()
    anybody = {"accept": "application/json"}
    with ThreadPoolExecutor(WRITERS + POLLERS) as pool:
        polled = [
            pool.submit(follow, fleet.clients(len(fleet.services), anybody), head, is_over, seed)
            for seed in range(POLLERS)
        ]
        shares = [commits // WRITERS + (n < commits % WRITERS) for n in range(WRITERS)]
        writers = [
            pool.submit(write, client, n, share)
            for n, (client, share) in enumerate(zip(fleet.clients(WRITERS), shares, strict=True))
        ]
        try:
            stated = {place: hash_ for writer in writers for place, hash_ in writer.result()}
        finally:
            is_over.set()
        return head, stated, [poller.result() for poller in polled]


def write(client: Client, writer: int, statements: int) -> list[tuple[int, str]]:
    """State as fast as it goes, now and then after a pause, and tell what was acknowledged."""
    rng, acknowledged = Random(writer), []
    for n in range(statements):
        body = {"code": f"fed-{writer}-{n}", "title": "Minutes", "kind": "council-minutes"}
        answer = client.post("/v1/sources", body)
        assert answer.status == 201, answer.body
        acknowledged.append((answer.said["position"], answer.said["hash"]))
        if rng.random() < 0.2:
            time.sleep(rng.uniform(0, 0.01))
    return acknowledged

"""Killed at any moment, under load: what was acknowledged is there, and nothing else is.

CRASH_KILLS shortens it.
"""

import os
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

import pytest

from tests.proofs.cluster import Cluster
from tests.proofs.service import Waited, until
from tests.proofs.store import Store
from tests.proofs.writers import Writer, contracts_of, writing

pytestmark = pytest.mark.crash

KILLS = int(os.environ.get("CRASH_KILLS", "200"))
A_PHASE = 20  # kills after which everything is verified
WRITERS = 4
READY_WITHIN = 3.0  # seconds
EVERY = 5  # of so many kills, one is of the database server, where there is one

Say = Callable[[str], None]


@dataclass(slots=True)
class Seen:
    """What a campaign of kills has shown."""

    kills: Counter[str] = field(default_factory=Counter)
    waited: list[Waited] = field(default_factory=list)


def test_what_was_acknowledged_outlives_a_kill_and_nothing_is_done_twice_or_by_half(
    store: Store, request: pytest.FixtureRequest, say: Say
) -> None:
    on_server = "postgresql" in request.node.name
    cluster: Cluster | None = request.getfixturevalue("cluster") if on_server else None
    seen, rng, before = Seen(), Random(), len(store.entries())
    acknowledged, told, repeated = dict[int, str](), Counter[int](), 0

    for phase in range(0, KILLS, A_PHASE):
        writers = [
            Writer(store.client(), contracts_of(f"{phase}-{writer}")) for writer in range(WRITERS)
        ]
        with writing(writers):
            for n in range(phase, min(phase + A_PHASE, KILLS)):
                await_(writers, rng.randint(0, 12))
                time.sleep(rng.uniform(0, 0.1))
                disturb(store, cluster, n, seen)
        for writer in writers:
            acknowledged |= writer.acknowledged
            told += writer.told
            repeated += writer.repeated
        assert store.entries(after=before) == acknowledged
        verified = store.verify()

    undisturbed = [one.undisturbed for one in seen.waited]
    say(
        f"{KILLS} kills {dict(seen.kills)}, {WRITERS} writers: {len(acknowledged):,} statements "
        f"acknowledged, 0 lost, doubled or half made; {repeated:,} sent again; answers "
        f"{dict(told)}\n  ready again after {spread([one.seconds for one in seen.waited])} s, waits for a processor "
        f"taken off {spread(undisturbed)} s\n  verify: {verified}"
    )
    assert max(undisturbed) <= READY_WITHIN


def await_(writers: Sequence[Writer], statements: int) -> None:
    """Wait until so many more statements are acknowledged: a kill may come at any point."""
    due = sum(len(writer.acknowledged) for writer in writers) + statements
    until(lambda: sum(len(writer.acknowledged) for writer in writers) >= due, "statements")


def disturb(store: Store, cluster: Cluster | None, n: int, seen: Seen) -> None:
    """Kill the service, or now and then what it rests on, and wait until all is well again."""
    service = store.service
    if cluster is None or n % EVERY:
        seen.kills["service"] += 1
        service.kill()
        service.start()
    else:
        kill = (cluster.kill, cluster.kill_backend, cluster.stop)[n // EVERY % 3]
        seen.kills[f"server: {kill.__name__}"] += 1
        kill()
        cluster.start()
    seen.waited.append(service.until_ready())


def spread(seconds: Sequence[float]) -> str:
    return f"median {statistics.median(seconds):.2f}, max {max(seconds):.2f}"

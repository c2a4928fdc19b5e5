"""Killed at any moment, under load: what was acknowledged is there, and nothing else is.

CRASH_KILLS shortens it.
"""

import os
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

import pytest
from sqlalchemy import select

from app.ledger.models import Change
from app.ledger.streams import PARTNERS, PUBLIC
from tests.proofs.cluster import Cluster
from tests.proofs.service import Waited, slowness
from tests.proofs.store import Store
from tests.proofs.writers import Statements, Writer, await_, batches_of, contracts_of, writing

pytestmark = pytest.mark.crash

KILLS = int(os.environ.get("CRASH_KILLS", "200"))
BATCH_KILLS = max(KILLS // 5, 3)
A_PHASE = 20  # kills after which everything is verified
WRITERS = 4
READY_WITHIN = 3.5  # seconds, most of them for importing the rooms
EVERY = 5  # of so many kills, one is of the database server, where there is one

Say = Callable[[str], None]


def test_what_was_acknowledged_outlives_a_kill_and_nothing_is_done_twice_or_by_half(
    store: Store, request: pytest.FixtureRequest, say: Say
) -> None:
    on_server = store.database.url.get_backend_name() == "postgresql"
    cluster: Cluster | None = request.getfixturevalue("cluster") if on_server else None
    campaign, before = Campaign(store, cluster), len(store.entries())

    for done in range(0, KILLS, A_PHASE):
        campaign.phase(range(done, min(done + A_PHASE, KILLS)))

        assert store.entries(after=before) == campaign.acknowledged
        campaign.verified = store.verify()

    slower = slowness()
    say(campaign.figures(slower))
    # Not the longest: even one that never waits for a processor shares its caches with others.
    seconds = statistics.median(one.undisturbed for one in campaign.waited)
    assert seconds <= READY_WITHIN * slower


def test_a_batch_over_three_streams_outlives_a_kill_whole_or_not_at_all(
    store: Store, request: pytest.FixtureRequest, say: Say
) -> None:
    on_server = store.database.url.get_backend_name() == "postgresql"
    cluster: Cluster | None = request.getfixturevalue("cluster") if on_server else None
    before = entries_of_all_streams(store)
    campaign = Campaign(store, cluster, batches_of)

    campaign.phase(range(BATCH_KILLS))

    made = [e for key, e in entries_of_all_streams(store).items() if key not in before]
    public = {(PUBLIC, position): hash_ for position, hash_ in campaign.acknowledged.items()}
    assert {(e.stream, e.position): e.hash for e in made} == public | campaign.hidden
    streams_of_moments = defaultdict(list)
    for entry in made:
        assert entry.read_at == entry.position
        streams_of_moments[entry.recorded_at].append(entry.stream)
    batches = [sorted(streams) for streams in streams_of_moments.values()]
    assert batches == [["owner:camden", PARTNERS, PUBLIC]] * len(campaign.acknowledged)
    say(
        f"{BATCH_KILLS} kills: {len(batches)} batches over 3 streams acknowledged and whole; "
        f"{campaign.repeated} sent again\n  verify: {store.verify()}"
    )


def entries_of_all_streams(store: Store) -> dict[tuple[str, int], Change]:
    """Return all entries, by stream and position."""
    with store.database.read_session() as session:
        rows = session.scalars(select(Change)).all()
        session.expunge_all()
    return {(entry.stream, entry.position): entry for entry in rows}


@dataclass(slots=True)
class Campaign:
    """Kills, one after another, and what they have shown."""

    store: Store
    cluster: Cluster | None
    statements: Callable[[str], Statements] = contracts_of
    rng: Random = field(default_factory=Random)
    kills: Counter[str] = field(default_factory=Counter)
    acknowledged: dict[int, str] = field(default_factory=dict)
    hidden: dict[tuple[str, int], str] = field(default_factory=dict)
    told: Counter[int] = field(default_factory=Counter)
    repeated: int = 0
    waited: list[Waited] = field(default_factory=list)
    verified: str = ""

    def phase(self, numbers: range) -> None:
        """Have writers at work for some kills."""
        names = [f"{numbers.start}-{writer}" for writer in range(WRITERS)]
        writers = [Writer(self.store.client(), self.statements(name)) for name in names]
        with writing(writers):
            for n in numbers:
                # At any point of their work, on a machine of any speed.
                await_(writers, self.rng.randint(0, 12))
                time.sleep(self.rng.uniform(0, 0.1))
                self.disturb(n)
                self.waited.append(self.store.service.until_ready())
        for writer in writers:
            self.acknowledged |= writer.acknowledged
            self.hidden |= writer.hidden
            self.told += writer.told
            self.repeated += writer.repeated

    def disturb(self, n: int) -> None:
        """Kill the service, or now and then what it rests on, and start it again."""
        if self.cluster is None or n % EVERY:
            self.kills["service"] += 1
            self.store.service.kill()
            self.store.service.start()
        else:
            server = self.cluster
            kill = (server.kill, server.kill_backend, server.stop)[n // EVERY % 3]
            self.kills[f"server ({kill.__name__})"] += 1
            kill()
            server.start()

    def figures(self, slower: float) -> str:
        kills = ", ".join(f"{count} × {what}" for what, count in self.kills.items())
        return (
            f"{kills}; {WRITERS} writers: {len(self.acknowledged):,} statements acknowledged, "
            f"0 lost, doubled or half made; {self.repeated:,} sent again; told {dict(self.told)}\n"
            f"  ready again after {spread([one.seconds for one in self.waited])}; "
            f"on an idle machine {spread([one.undisturbed for one in self.waited])}, "
            f"{slower:.2f} times as slow as the usual one\n"
            f"  verify: {self.verified}"
        )


def spread(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds):.2f} s (median), {max(seconds):.2f} s (most)"

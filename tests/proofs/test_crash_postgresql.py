"""A database server that goes away, and a line to it that breaks: 503, one effect, soon well."""

import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from tests.proofs.cluster import Cluster
from tests.proofs.fleet import STATED
from tests.proofs.service import Service, Waited, until
from tests.proofs.store import Store
from tests.proofs.wire import Mishap, Wire, wire
from tests.proofs.writers import Writer, contracts_of, writing
from tests.support.clients import Answer, Unanswered

pytestmark = pytest.mark.crash

LONGEST_RETRY = 5
HEALTHY_WITHIN = 3.0
WRITERS = 4

unless_short = pytest.mark.skipif(
    "CRASH_KILLS" in os.environ, reason="a short run kills the server among other kills"
)

Say = Callable[[str], None]


def test_without_its_server_everything_is_refused_until_it_is_there_again(
    server: Store, cluster: Cluster, say: Say
) -> None:
    before = len(server.entries())
    cluster.stop()

    stated, key = state(server, code="stopped"), server.client().get("/v1/me")
    read, ready = ask(server, "/v1/providers"), ask(server, "/health/ready")
    live = ask(server, "/health/live")
    cluster.start()
    healthy = healthy_again(server)

    for answer in (stated, key, read, ready):
        check_unavailable(answer)
    assert live.status == 200
    assert server.entries(after=before) == {}
    say(f"stopped: 503 to all but /health/live; healthy {healthy.seconds:.2f} s after it was back")


@pytest.mark.parametrize(
    "end",
    [
        "terminate_backends",
        pytest.param("kill_backend", marks=unless_short),
        pytest.param("kill", marks=unless_short),
    ],
)
def test_who_writes_on_while_connections_die_states_everything_once(
    server: Store, cluster: Cluster, say: Say, end: str
) -> None:
    before = len(server.entries())
    writers = [
        Writer(server.client(), contracts_of(f"{end}-{n}".replace("_", "-")))
        for n in range(WRITERS)
    ]
    healthy = []

    with writing(writers):
        for _ in range(3):
            time.sleep(0.3)
            getattr(cluster, end)()
            cluster.start()
            healthy.append(healthy_again(server))

    acknowledged = all_acknowledged(writers)
    assert server.entries(after=before) == acknowledged
    repeated = sum(writer.repeated for writer in writers)
    server.verify()
    say(
        f"3 × {end}: {len(acknowledged)} statements once each, {repeated} sent again; healthy "
        f"after at most {max(one.seconds for one in healthy):.2f} s"
    )


@pytest.fixture(scope="module")
def wired(
    postgresql_kept: Store, cluster: Cluster, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, Wire]]:
    """A second service on the same database, which reaches it over a line of ours."""
    folder = Path(tempfile.mkdtemp(prefix="wire-"))  # a socket's path must be short
    log = tmp_path_factory.mktemp("wired") / "service.log"
    with wire(folder, cluster.folder) as line:
        service = Service(cluster.url("registry", folder), log)
        service.start()
        try:
            service.until_ready()
            yield replace(postgresql_kept, service=service), line
        finally:
            service.stop()
            shutil.rmtree(folder)


def test_a_line_that_is_cut_again_and_again_leaves_each_statement_made_once(
    wired: tuple[Store, Wire], say: Say
) -> None:
    (store, line), before = wired, len(wired[0].entries())
    writers = [Writer(store.client(), contracts_of(f"cut-{n}")) for n in range(WRITERS)]
    line.happened = 0

    with writing(writers):
        for mishap in (Mishap.CUT_BEFORE, Mishap.CUT_AFTER) * 5:
            line.mishap = mishap
            until(lambda: line.mishap is None, "a COMMIT")
            time.sleep(0.1)
            line.cut()
    healthy = healthy_again(store)

    acknowledged = all_acknowledged(writers)
    assert line.happened == 10
    assert store.entries(after=before) == acknowledged
    repeated = sum(writer.repeated for writer in writers)
    store.verify()
    say(
        f"10 × COMMIT cut off, 10 × all lines cut: {len(acknowledged)} statements once each, "
        f"{repeated} sent again; healthy after {healthy.seconds:.2f} s"
    )


@pytest.mark.parametrize("mishap", list(Mishap), ids=lambda mishap: mishap.name.lower())
def test_a_statement_whose_commit_went_astray_can_be_sent_again_and_is_made_once(
    wired: tuple[Store, Wire], mishap: Mishap, say: Say
) -> None:
    (store, line), before = wired, len(wired[0].entries())
    said = {"code": f"astray-{list(Mishap).index(mishap)}", "key": mishap.name}
    stop = threading.Event()
    line.mishap, line.delay = mishap, 1.0

    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(positions, store, stop)
        first = state(store, **said)
        if mishap is not Mishap.CUT_BEFORE:
            until(lambda: len(store.entries(after=before)) == 1, "what was committed")
        again = state(store, **said)
        stop.set()

    assert first.status == (201 if mishap is Mishap.DELAYED else 503)
    if first.status == 503:
        check_unavailable(first)
    assert again.status == 201
    entry = again.said
    assert store.entries(after=before) == {entry["position"]: entry["hash"]}
    assert reading.result() == sorted(reading.result())
    say(f"COMMIT {mishap.value}: {first.status}, then 201, made once; no reader went back")


def all_acknowledged(writers: Sequence[Writer]) -> dict[int, str]:
    return {place: hash_ for writer in writers for place, hash_ in writer.acknowledged.items()}


def positions(store: Store, stop: threading.Event) -> list[int]:
    """Where the ledger ended, each time somebody looked and was answered."""
    seen = []
    while not stop.is_set():
        answer = ask(store, "/v1/changes/head")
        if answer.status == 200:
            seen.append(answer.said["position"])
    return seen


def state(store: Store, *, code: str, key: str | None = None) -> Answer:
    body = {**STATED, "code": code, "name": "Care"}
    return store.client().post("/v1/providers", body, **({"idempotency_key": key} if key else {}))


def ask(store: Store, path: str) -> Answer:
    """What anybody is told."""
    return replace(store, admin={}).client().get(path)


def check_unavailable(answer: Answer) -> None:
    assert answer.status == 503, answer
    assert int(answer.headers["retry-after"]) <= LONGEST_RETRY


def healthy_again(store: Store) -> Waited:
    """Wait until the service is ready and its writers write, and tell for how long."""

    def is_healthy() -> bool:
        try:
            # What is refused by a rule, and on record as refused, went through all there is.
            return store.service.is_ready and state(store, code="north").status == 409
        except Unanswered:
            return False

    waited = store.service.until(is_healthy, "the service to be well again")
    assert waited.undisturbed <= HEALTHY_WITHIN
    return waited

"""A file that cannot be written to: each statement is refused as such, and later taken again."""

import itertools
import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from tests.proofs.fleet import STATED
from tests.proofs.service import until
from tests.proofs.store import Store, queue_held, sqlite_store
from tests.support.clients import Answer

pytestmark = pytest.mark.crash

LONGEST_RETRY = 5
RESUMED_WITHIN = 3.0
TMPFS, ROOM = 8 * 2**20, 500_000
# Root may write to files that nobody may write to, unless it gives that up.
UNPRIVILEGED = ["setpriv", "--bounding-set", "-dac_override", "--inh-caps", "-dac_override"]

Say = Callable[[str], None]
_number = itertools.count()


def test_a_file_that_is_locked_by_somebody_else_takes_statements_again_later(
    file: Store, say: Say
) -> None:
    before, began = len(file.entries()), time.monotonic()

    with queue_held(file):
        refused = state(file)
        waited = time.monotonic() - began
        read = file.client().get("/v1/providers")
        began = time.monotonic()
    resumed = resume(file)

    check_unavailable(refused)
    assert read.status == 200
    assert file.entries(after=before) == {resumed.said["position"]: resumed.said["hash"]}
    check_intact(file)
    took = time.monotonic() - began
    say(f"locked: 503 after {waited:.1f} s, reading went on, resumed; {took:.1f} s in all")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts file systems")
def test_a_full_disk_refuses_statements_until_there_is_room(tmp_path: Path, say: Say) -> None:
    with small_disk(tmp_path / "disk") as disk, sqlite_store(disk, tmp_path) as store:
        store.serve()
        before, acknowledged = len(store.entries()), dict[int, str]()
        filler = disk / "filler"
        fill(filler)

        while (answer := state(store)).status == 201:
            acknowledged[answer.said["position"]] = answer.said["hash"]
        again, read = state(store), store.client().get("/v1/providers")
        filler.unlink()
        resumed = resume(store)

        assert (answer.status, answer.code, again.status) == (507, "storage-full", 507)
        assert read.status == 200
        acknowledged[resumed.said["position"]] = resumed.said["hash"]
        assert store.entries(after=before) == acknowledged
        check_intact(store)
        say(f"full: 507 after {len(acknowledged) - 1} statements, reading went on, resumed")


@pytest.mark.skipif(
    "CRASH_KILLS" in os.environ and os.geteuid() == 0, reason="a short run fills a disk instead"
)
def test_a_file_that_may_not_grow_refuses_statements_until_it_may(tmp_path: Path, say: Say) -> None:
    resource = pytest.importorskip("resource")
    if not hasattr(resource, "prlimit"):
        pytest.skip("this system does not bound the files of a process that runs")
    with sqlite_store(tmp_path, tmp_path) as store:
        store.serve()
        before, acknowledged = len(store.entries()), dict[int, str]()
        none = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        most = store.file.with_name("registry.db-wal").stat().st_size + ROOM
        resource.prlimit(store.service.pid, resource.RLIMIT_FSIZE, (most, none[1]))

        while (answer := state(store)).status == 201:
            acknowledged[answer.said["position"]] = answer.said["hash"]
        read = store.client().get("/v1/providers")
        resource.prlimit(store.service.pid, resource.RLIMIT_FSIZE, none)
        resumed = resume(store)

        assert answer.status in {503, 507}
        assert read.status == 200
        acknowledged[resumed.said["position"]] = resumed.said["hash"]
        assert store.entries(after=before) == acknowledged
        check_intact(store)
        say(
            f"may not grow: {answer.status} after {len(acknowledged) - 1} statements, reading went "
            "on, resumed"
        )


def test_a_file_that_may_only_be_read_takes_statements_once_it_may_be_written(
    tmp_path: Path, say: Say
) -> None:
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        pytest.skip("root may write to everything, and there is no setpriv to give that up")
    before = UNPRIVILEGED if os.geteuid() == 0 else []
    with sqlite_store(tmp_path, tmp_path, before=before) as store:
        entries = store.entries()
        store.database.dispose()
        store.file.chmod(0o444)
        store.serve()

        refused = [state(store) for _ in range(3)]
        read = store.client().get("/v1/providers")
        store.file.chmod(0o644)
        resumed = resume(store)

        for answer in refused:
            check_unavailable(answer)
        assert read.status == 200
        place = {resumed.said["position"]: resumed.said["hash"]}
        assert store.entries() == entries | place
        check_intact(store)
        say("read-only: 503, reading went on, resumed once it could be written")


def state(store: Store) -> Answer:
    body = {**STATED, "code": f"starved-{next(_number)}", "name": "Care", "note": "x" * 2000}
    return store.client().post("/v1/providers", body)


def resume(store: Store) -> Answer:
    """The first statement that is taken again, unaided and soon."""
    answers: list[Answer] = []

    def is_taken() -> bool:
        answers.append(state(store))
        return answers[-1].status == 201

    assert until(is_taken, "a statement to be taken") <= RESUMED_WITHIN
    return answers[-1]


def check_unavailable(answer: Answer) -> None:
    assert answer.status == 503, answer
    assert int(answer.headers["retry-after"]) <= LONGEST_RETRY


def check_intact(store: Store) -> None:
    with closing(sqlite3.connect(store.file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    store.verify()


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={TMPFS}", "none", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine mounts no file system")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(filler: Path) -> None:
    """Take nearly all the room that there is."""
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass
    os.truncate(filler, filler.stat().st_size - ROOM)

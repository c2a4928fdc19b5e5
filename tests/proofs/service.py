"""The service as a process that can be killed, stopped, and started again on the same port."""

import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
IMPORTING = "import fastapi, sqlmodel"
USUAL = 0.75
"""Seconds of processor time that IMPORTING takes on the machine that promises are about."""


@dataclass(frozen=True, slots=True)
class Waited:
    """How long something took, and how long if this process had not had to wait for a processor.

    Machines that run proofs run other things, too; promises are about machines that do not.
    """

    seconds: float
    undisturbed: float


@dataclass(slots=True)
class Service:
    """One process of the service, on a database that is there already."""

    database_url: str
    log: Path
    port: int = 0
    module: str = "app"
    before: Sequence[str] = ()
    _process: "subprocess.Popen[bytes] | None" = field(default=None, init=False)

    def start(self) -> None:
        """Start it; from now on it can be waited for."""
        self.port = self.port or free_port()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*self.before, sys.executable, "-m", self.module, "serve"],
                cwd=ROOT,
                env=_settings(self.database_url, self.port),
                stdout=log,
                stderr=log,
            )

    def until_ready(self) -> Waited:
        """Wait until it is ready, and tell how long that took."""
        return self.until(lambda: self.is_ready, "the service to be ready")

    def until(self, is_so: Callable[[], bool], what: str) -> Waited:
        """Wait until something is so that this process brings about."""
        before = self._queued()
        seconds = until(is_so, what)
        return Waited(seconds, seconds - min(max(self._queued() - before, 0), seconds))

    def _queued(self) -> float:
        """The seconds for which its threads could have run, but others did; where that is told."""
        told = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[1]) for thread in told) / 1e9

    @property
    def is_running(self) -> bool:
        """True if it was started, and has not ended."""
        return self._process is not None and self._process.poll() is None

    @property
    def is_ready(self) -> bool:
        """True if it says so itself."""
        if not self.is_running:
            raise AssertionError(f"the service ended by itself: {self.tail()}")
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            line.request("GET", "/health/ready")
            return line.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            line.close()

    @property
    def pid(self) -> int:
        """Its process."""
        assert self._process is not None
        return self._process.pid

    def kill(self) -> None:
        """SIGKILL: it has no say in the matter."""
        self.tell(signal.SIGKILL)
        self.wait()

    def tell(self, signal_: int) -> None:
        """Send it a signal."""
        os.kill(self.pid, signal_)

    def wait(self) -> float:
        """Wait for it to end, and tell how many seconds that took."""
        assert self._process is not None
        began = time.monotonic()
        self._process.wait(PATIENCE)
        self._process = None
        return time.monotonic() - began

    def stop(self) -> None:
        """End it, if it has not ended."""
        if self._process is not None and self.is_running:
            self._process.terminate()
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def tail(self) -> str:
        """The end of what it logged, for whoever has to find out what went wrong."""
        return self.log.read_text(errors="replace")[-2000:] if self.log.exists() else ""


@contextmanager
def running(
    database_url: str, folder: Path, *, count: int = 1, **more: Any
) -> Iterator[list[Service]]:
    """So many processes of the service on one database, until the block ends."""
    services = [Service(database_url, folder / f"{n}.log", **more) for n in range(count)]
    try:
        for service in services:
            service.start()
        for service in services:
            service.until_ready()
        yield services
    finally:
        for service in services:
            service.stop()


def until(is_so: Callable[[], bool], what: str) -> float:
    """Wait until something is so, and tell how many seconds that took."""
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < PATIENCE, f"waited in vain for {what}"
        time.sleep(0.01)
    return time.monotonic() - began


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def slowness() -> float:
    """How many times slower than the usual machine this one starts programs; 1 if faster."""
    seconds = []
    for _ in range(3):
        before = _of_children()
        subprocess.run([sys.executable, "-c", IMPORTING], env=_environment(), check=True)
        seconds.append(_of_children() - before)
    return max(1.0, statistics.median(seconds) / USUAL)


def _of_children() -> float:
    spent = os.times()
    return spent.children_user + spent.children_system


def _environment() -> dict[str, str]:
    """Ours, without the settings of whoever runs the proofs."""
    return {name: said for name, said in os.environ.items() if not name.startswith("REGISTRY_")}


def _settings(database_url: str, port: int) -> dict[str, str]:
    return _environment() | {
        "DATABASE_URL": database_url,
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "REGISTRY_RATE_LIMIT": "",
    }

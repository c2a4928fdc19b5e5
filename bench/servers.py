"""Servers to measure, each a process of its own on a free port of this machine."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.load import request
from bench.questions import Answer, Question

ROOT = Path(__file__).parents[1]
CEILING = "ceiling"
_PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers."""

    name: str
    port: int
    process: int

    def ask(self, target: str, etag: str | None = None) -> Answer:
        """One answer, in full."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", target, headers={"If-None-Match": etag} if etag else {})
            response = connection.getresponse()
            headers = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, headers, response.read())
        finally:
            connection.close()

    def wire(self, question: Question) -> bytes:
        """A question as it goes over the wire, with the ETag that this server gave."""
        known = self.ask(question.target).headers["etag"] if question.is_known else None
        return request(question.target, known)

    def resident_mebibytes(self) -> float | None:
        """The memory it holds, where the system tells."""
        status = Path(f"/proc/{self.process}/status")
        if not status.exists():
            return None
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def processor_seconds(self) -> float | None:
        """The processor time it has taken, where the system tells."""
        stat = Path(f"/proc/{self.process}/stat")
        if not stat.exists():
            return None
        fields = stat.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Cores:
    """One processor for the server measured, the others for the load and for PostgreSQL.

    What is started inherits ours, so a server is moved at once to its own. Where the system does
    not allow that, or there is only one processor, everything runs everywhere.
    """

    def __init__(self) -> None:
        cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
        self.are_apart = len(cores) > 1
        self._of_server = set(cores[:1])
        if self.are_apart:
            os.sched_setaffinity(0, set(cores[1:]))

    def give(self, process: int) -> None:
        """Let a process run on the server's processor, and nowhere else."""
        if self.are_apart:
            os.sched_setaffinity(process, self._of_server)


@contextmanager
def serving(name: str, cores: Cores, url: str, **settings: str) -> Iterator[Server]:
    """The service itself, on a database that has the data already."""
    port = free_port()
    command = [sys.executable, "-m", "app", "serve"]
    with _running(command, cores, environment(url, PORT=str(port), **settings)) as process:
        server = Server(name, port, process.pid)
        wait_for(server, process, "/v1/contracts?limit=1")
        yield server


@contextmanager
def serving_kept(cores: Cores, file: Path, target: str) -> Iterator[Server]:
    """The ceiling, on answers that were kept."""
    port = free_port()
    command = [sys.executable, "-m", "bench.ceiling", str(file), str(port)]
    with _running(command, cores, dict(os.environ)) as process:
        server = Server(CEILING, port, process.pid)
        wait_for(server, process, target)
        yield server


@contextmanager
def serving_peer(name: str, cores: Cores, command: Sequence[str], target: str) -> Iterator[Server]:
    """Another program; its command is completed by the port."""
    port = free_port()
    with _running([*command, str(port)], cores, dict(os.environ)) as process:
        server = Server(name, port, process.pid)
        wait_for(server, process, target)
        yield server


@contextmanager
def _running(
    command: Sequence[str], cores: Cores, environ: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=quiet, stderr=quiet)
    cores.give(process.pid)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for(server: Server, process: subprocess.Popen[bytes], target: str) -> None:
    """Wait for a first good answer."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"{server.name} ended with status {process.returncode}")
        try:
            answer = server.ask(target)
        except OSError:
            time.sleep(0.005)
            continue
        if answer.status != http.HTTPStatus.OK:
            raise RuntimeError(f"{server.name} answered {answer.status}: {answer.body[:300]!r}")
        return
    raise RuntimeError(f"{server.name} did not answer within {_PATIENCE:.0f} s")


def environment(url: str, **more: str) -> dict[str, str]:
    """Our environment, with a database and nothing of the operator's settings."""
    ours = {k: v for k, v in os.environ.items() if not k.startswith("REGISTRY_")}
    always = {"HOST": "127.0.0.1", "REGISTRY_WORKERS": "1"}
    return ours | {"DATABASE_URL": url} | always | more


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])

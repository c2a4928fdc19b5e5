"""The service as a process of its own, started by the command of the README."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Service:
    """Where a running service is found, and the environment its callers need."""

    address: str
    environment: dict[str, str]

    @property
    def url(self) -> str:
        return f"http://{self.address}"


@contextmanager
def serving(database_url: str) -> Iterator[Service]:
    """Serve a database on a free port until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "DATABASE_URL": database_url,
        "PORT": str(port),
        "PATH": os.pathsep.join([os.environ.get("PATH", ""), str(Path(__file__).parent / "bin")]),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "serve"],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    try:
        service = Service(f"127.0.0.1:{port}", environment)
        _wait_until_ready(service, process)
        yield service
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_until_ready(service: Service, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"{service.url}/health/ready").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise RuntimeError("the service did not become ready")

"""The service for those who use it from outside: as a process of its own, or beside the test."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
import uvicorn

from app.main import create_app
from app.platform.db.database import Database
from app.settings import Settings

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Service:
    """Where a running service is found, and the environment its callers need."""

    address: str
    environment: dict[str, str]
    process: int | None = None

    @property
    def url(self) -> str:
        return f"http://{self.address}"

    def with_programs(self, folder: Path) -> "Service":
        """Return the service with the programs of a folder before all others."""
        path = os.pathsep.join([str(folder), self.environment["PATH"]])
        return replace(self, environment={**self.environment, "PATH": path})


@contextmanager
def serving(database_url: str) -> Iterator[Service]:
    """Serve a database on a free port until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    asked_often = {"REGISTRY_RATE_LIMIT": ""}
    environment = _environment({"DATABASE_URL": database_url, "PORT": str(port), **asked_often})
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "serve"],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    try:
        service = Service(f"127.0.0.1:{port}", environment, process.pid)
        _wait_until_ready(service, process)
        yield service
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def serving_beside(folder: Path, settings: Settings) -> Iterator[Service]:
    """Serve `registry.db` of a folder from a thread, which is there at once.

    Whoever works in that folder has the same database, without having to name it.
    """
    database = Database(f"sqlite:///{folder}/registry.db")
    app = create_app(settings, database)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        environment = _environment({"PYTHONPATH": str(ROOT)})
        environment.pop("DATABASE_URL", None)
        yield Service(f"127.0.0.1:{port}", environment)
    finally:
        server.should_exit = True
        thread.join()


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    """Ours, with this Python as `python`, and with a curl if the machine has none."""
    path = [str(Path(sys.executable).parent), os.environ.get("PATH", "")]
    path.append(str(Path(__file__).parent / "bin"))
    return {**os.environ, "PATH": os.pathsep.join(path), **more}


def _wait_until_ready(service: Service, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"{service.url}/health/ready").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise RuntimeError("the service did not become ready")

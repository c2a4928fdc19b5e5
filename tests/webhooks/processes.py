"""`python -m app deliver` as a process that a test can kill."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.platform.db.database import Database

ROOT = Path(__file__).parents[2]


@dataclass(slots=True)
class Process:
    """A delivery process on a database that may send to this machine."""

    database: Database
    log: Path
    _process: "subprocess.Popen[bytes] | None" = field(default=None, init=False)

    def start(self) -> None:
        """Start the process."""
        url = self.database.url.render_as_string(hide_password=False)
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("REGISTRY_")
        }
        networks = '["127.0.0.0/8"]'
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "app", "deliver"],
                cwd=ROOT,
                env={**environment, "DATABASE_URL": url, "REGISTRY_WEBHOOK_NETWORKS": networks},
                stdout=log,
                stderr=log,
            )

    def stop(self, signal_: signal.Signals) -> int:
        """Send a signal, wait for the process to end and return its exit code."""
        assert self._process is not None
        self._process.send_signal(signal_)
        code = self._process.wait(30)
        self._process = None
        return code


@contextmanager
def delivery_process(database: Database, folder: Path) -> Iterator[Process]:
    """Provide a process that the test starts; kill it when the block ends."""
    process = Process(database, folder / "deliver.log")
    try:
        yield process
    finally:
        if process._process is not None:
            process.stop(signal.SIGKILL)

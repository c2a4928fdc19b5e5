"""`python -m app` for a shell, forked from a process that has imported the application.

The how-tos start it forty times, and a start takes most of its time to import.
"""

import gc
import json
import os
import select
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from runpy import run_module

from sqlalchemy.orm import configure_mappers

from app.cli.parser import QUERIES, VERBS, parser_of
from app.main import ROUTES
from tests.support.service import ROOT

_PYTHON = """#!{python} -IS
import json, os, socket, sys
if sys.argv[1:3] != ["-m", "app"]:
    os.execv({python!r}, [{python!r}, *sys.argv[1:]])
with socket.socket(socket.AF_UNIX) as server:
    server.connect({address!r})
    asked = json.dumps([os.getcwd(), dict(os.environ), sys.argv[3:]]).encode()
    socket.send_fds(server, [asked], [0, 1, 2])
    server.shutdown(socket.SHUT_WR)
    sys.exit(server.recv(1)[0])
"""


@contextmanager
def python_in(folder: Path) -> Iterator[None]:
    """Put a program `python` into a folder, which starts the application in this way."""
    address = folder / "socket"
    with subprocess.Popen(
        [sys.executable, "-m", "tests.support.forked", address],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as server:
        assert server.stdout is not None
        server.stdout.readline()
        program = folder / "python"
        program.write_text(_PYTHON.format(python=sys.executable, address=str(address)))
        program.chmod(0o755)
        yield
        assert server.stdin is not None
        server.stdin.close()


def serve(address: str) -> int | None:
    """Run commands until standard input is closed; in a process of its own, return its code."""
    for verb in (*VERBS, *QUERIES):
        parser_of(verb)
    for module in ROUTES:
        import_module(module)
    configure_mappers()
    gc.freeze()  # else each process would look through all modules when it ends
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen()
        print(flush=True)  # noqa: T201 - ready
        while listening in select.select([listening, sys.stdin], [], [])[0]:
            connection, _ = listening.accept()
            if os.fork() == 0:
                return _answer(connection)
            connection.close()
            _reap()
    return None


def _reap() -> None:
    """Wait for the processes that have ended."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass


def _answer(connection: socket.socket) -> int:
    asked, descriptors, _, _ = socket.recv_fds(connection, 1 << 20, 3)
    while more := connection.recv(1 << 20):
        asked += more
    child = os.fork()
    if child == 0:
        connection.close()
        _run(descriptors, *json.loads(asked))
    _, status = os.waitpid(child, 0)
    connection.send(bytes([os.waitstatus_to_exitcode(status) % 256]))
    return 0


def _run(
    descriptors: list[int], folder: str, environment: dict[str, str], words: list[str]
) -> None:
    """Be the application; it ends by SystemExit."""
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv[1:] = words
    run_module("app", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    sys.exit(serve(sys.argv[1]))

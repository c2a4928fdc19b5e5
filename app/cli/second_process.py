"""The comparison of the rows of cover in a second process, on the snapshot of the first."""

import multiprocessing
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, TypeAlias

from sqlalchemy.orm import Session

from app.cli.database import open_database
from app.cover.projection import CELLS
from app.ledger.moments import read_heads
from app.ledger.verification.computed_rows import differences
from app.platform.garbage import start_collector
from app.platform.progress import ProgressCallback
from app.settings import Settings

Heads: TypeAlias = Mapping[str, tuple[Any, ...]]
"""The columns of the head of each stream."""

_STEPS, _RESULT = "steps", "result"
"""The kinds of messages, after the first one, which has the heads."""


@dataclass(slots=True)
class SecondProcess:
    """A process that compares the rows of one projection, and reports its progress.

    `heads` are those of its snapshot.
    """

    heads: Heads
    projection: str
    _connection: Connection
    _on_progress: ProgressCallback
    _found: str | None = None
    _has_ended: bool = False
    _failure: EOFError | None = None

    def advance(self, steps: int) -> None:
        """Report steps of this process, and those that the other one reported meanwhile."""
        self._on_progress(steps)
        # At its end the other process closes the connection, which makes it readable.
        while not self._has_ended and self._connection.poll():
            self._take()

    def difference(self) -> str | None:
        """Wait for the other process; return its first difference. Raises EOFError if it failed."""
        while not self._has_ended:
            self._take()
        if self._failure is not None:
            raise self._failure
        return self._found

    def _take(self) -> None:
        try:
            kind, value = self._connection.recv()
        except EOFError as error:
            self._failure, self._has_ended = error, True
            return
        if kind == _STEPS:
            self._on_progress(value)
        else:
            self._found, self._has_ended = value, True


@contextmanager
def second_process(
    settings: Settings, on_progress: ProgressCallback
) -> Iterator[SecondProcess | None]:
    """Compare the rows of cover in a process that ends with the block; None if it failed.

    Cover takes as long as everything else. It begins with the block.
    """
    context = multiprocessing.get_context("spawn")
    ours, its = context.Pipe(duplex=False)
    process = context.Process(target=_compare, args=(settings, its), daemon=True)
    process.start()
    its.close()
    try:
        yield _begun(ours, on_progress)
    finally:
        process.terminate()
        process.join()
        ours.close()


def heads_of(session: Session) -> Heads:
    """Return the heads of all streams, by which two snapshots of the ledger are compared."""
    return {stream: tuple(head) for stream, head in read_heads(session, None).items()}


def _begun(connection: Connection, on_progress: ProgressCallback) -> SecondProcess | None:
    """Wait for the snapshot of the other process."""
    try:
        return SecondProcess(connection.recv(), CELLS.name, connection, on_progress)
    except EOFError:
        return None


def _compare(settings: Settings, connection: Connection) -> None:
    """Send the heads of a snapshot, then progress, then the first difference in it or None."""
    # Ctrl-C reaches both processes; the first one ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    start_collector()

    def report(steps: int) -> None:
        connection.send((_STEPS, steps))

    with open_database(settings) as database, database.read_session() as session:
        connection.send(heads_of(session))
        connection.send((_RESULT, next(differences(session, [CELLS], report), None)))

"""A second process that compares computed rows on the snapshot of the first.

The parts of the rows are numbered from the last one on. The first process takes them from the first
one on and the second process from the last one on, until they meet.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

from sqlalchemy.orm import Session

from app.api.wiring import CATALOGUE
from app.cli.database import open_database
from app.ledger.moments import read_heads
from app.ledger.verification.computed_rows import parts_of
from app.platform.progress import ProgressCallback, no_progress
from app.settings import Settings


class Message(Enum):
    """The kinds of messages of the second process, each with a value."""

    PART = auto()
    """The number of the part that it begins."""
    STEPS = auto()
    """The number of rows that it compared."""
    DIFFERENCE = auto()
    """The first difference in the part."""
    END = auto()
    """Nothing: the next part is taken, or there is none."""


@dataclass(slots=True)
class SecondProcess:
    """A process that compares parts of the computed rows, from the last one on."""

    _connection: Connection
    _part_here: Any
    _on_progress: ProgressCallback = no_progress
    _part_there: int = 0
    _found: str | None = None
    _failure: EOFError | None = None
    _has_ended: bool = False

    def begin(self, session: Session, on_progress: ProgressCallback) -> "SecondProcess":
        """Let it compare on the snapshot of a session.

        If it sees another snapshot, because somebody recorded meanwhile, it counts as failed.
        """
        self._on_progress = on_progress
        self._connection.send(heads_of(session))
        return self

    def may_take(self, part: int) -> bool:
        """Take a part in the first process; return False if the second one took it."""
        self._receive()
        if self._failure is None and self._part_there >= part:
            return False
        self._part_here.value = part
        return True

    def advance(self, steps: int) -> None:
        """Report steps of the first process, and those that the second one reported meanwhile."""
        self._on_progress(steps)
        self._receive()

    def difference(self) -> str | None:
        """Wait for the second process; return the first difference. Raises EOFError if it failed.

        It takes the parts from the last one on, so that its last difference is the first.
        """
        while not self._has_ended:
            self._receive_one()
        if self._failure is not None:
            raise self._failure
        return self._found

    def _receive(self) -> None:
        # At its end the second process closes the connection, which makes it readable.
        while not self._has_ended and self._connection.poll():
            self._receive_one()

    def _receive_one(self) -> None:
        try:
            kind, value = self._connection.recv()
        except (EOFError, ConnectionError) as error:
            self._failure, self._has_ended = EOFError(str(error)), True
            return
        match kind:
            case Message.PART:
                self._part_there = value
            case Message.STEPS:
                self._on_progress(value)
            case Message.DIFFERENCE:
                self._found = value
            case Message.END:
                self._has_ended = True


@contextmanager
def second_process(settings: Settings) -> Iterator[SecondProcess | None]:
    """Start a second process, which waits until it may begin, and ends with the block.

    It is a copy of this one, so that it imports nothing. Copies of connections and threads would
    not work, so no database may be open and no thread running. Yields None where no second process
    would help, or processes cannot be copied.
    """
    if sys.platform != "linux" or (os.cpu_count() or 1) == 1:
        yield None
        return
    context = multiprocessing.get_context("fork")
    ours, its = context.Pipe()
    part_here = context.RawValue("q", sys.maxsize)
    process = context.Process(
        target=_compare_from_the_last, args=(settings, ours, its, part_here), daemon=True
    )
    process.start()
    its.close()
    try:
        yield SecondProcess(ours, part_here)
    finally:
        process.terminate()
        process.join()
        ours.close()


def heads_of(session: Session) -> dict[str, tuple[Any, ...]]:
    """Return the heads of all streams, by which two snapshots of the ledger are compared."""
    return {stream: tuple(head) for stream, head in read_heads(session, None).items()}


def _compare_from_the_last(
    settings: Settings, theirs: Connection, connection: Connection, part_there: Any
) -> None:
    """Compare the parts from the last one on, until the first process has the next."""
    # Ctrl-C reaches both processes; the first one ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Only so does the end of the first process end the connection.
    theirs.close()

    def send(kind: Message, value: Any = None) -> None:
        connection.send((kind, value))

    with (
        suppress(EOFError, BrokenPipeError),  # the first process has ended
        _same_snapshot(settings, connection.recv()) as session,
    ):
        for n, part in enumerate(reversed(parts_of(session, CATALOGUE.projections)), 1):
            if n >= part_there.value:
                break
            send(Message.PART, n)
            if found := part.difference(session, partial(send, Message.STEPS)):
                send(Message.DIFFERENCE, found)
        send(Message.END)


@contextmanager
def _same_snapshot(settings: Settings, heads: Any) -> Iterator[Session]:
    """Open a session that sees the same heads. Raises EOFError if it sees others."""
    with open_database(settings) as database, database.read_session() as session:
        if heads_of(session) != heads:
            raise EOFError
        yield session

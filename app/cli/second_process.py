"""A second process that compares computed rows on the snapshot of the first.

The parts of the rows are numbered from the last one on. The first process takes them from the first
one on and the second process from the last one on, until they meet.
"""

import multiprocessing
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from app.cli.shared_parts import Message, compare_from_the_last
from app.platform.garbage import call_imported
from app.platform.progress import ProgressCallback
from app.settings import Settings


@dataclass(slots=True)
class SecondProcess:
    """A process that compares parts of the computed rows, from the last one on.

    `snapshot` are the heads of all streams in the first process. If the second one sees others,
    because somebody recorded meanwhile, what it compares is not used: it counts as failed.
    """

    snapshot: Any
    _connection: Connection
    _part_here: Any
    _on_progress: ProgressCallback
    _part_there: int = 0
    _found: str | None = None
    _failure: EOFError | None = None
    _has_ended: bool = False

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
        except EOFError as error:
            self._failure, self._has_ended = error, True
            return
        match kind:
            case Message.SNAPSHOT if value != self.snapshot:
                self._failure, self._has_ended = EOFError("another snapshot"), True
            case Message.PART:
                self._part_there = value
            case Message.STEPS:
                self._on_progress(value)
            case Message.DIFFERENCE:
                self._found = value
            case Message.END:
                self._has_ended = True


@contextmanager
def second_process(
    settings: Settings, snapshot: Any, on_progress: ProgressCallback
) -> Iterator[SecondProcess]:
    """Start a second process, which ends with the block."""
    context = multiprocessing.get_context("spawn")
    ours, its = context.Pipe(duplex=False)
    part_here = context.RawValue("q", sys.maxsize)
    function = (compare_from_the_last.__module__, compare_from_the_last.__name__)
    process = context.Process(
        target=call_imported, args=(*function, settings, its, part_here), daemon=True
    )
    process.start()
    its.close()
    try:
        yield SecondProcess(snapshot, ours, part_here, on_progress)
    finally:
        process.terminate()
        process.join()
        ours.close()

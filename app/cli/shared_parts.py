"""The parts of the computed rows that two processes share, and their comparison in the second."""

import signal
from enum import Enum, auto
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

from sqlalchemy.orm import Session

from app.cli.database import open_database
from app.cover import projection as cover
from app.ledger.moments import read_heads
from app.ledger.verification.computed_rows import parts_of
from app.registry.contracts import projection as contract_days
from app.settings import Settings
from app.worklist.deadlines import projection as deadlines

SHARED = (*contract_days.PROJECTIONS, *cover.PROJECTIONS, *deadlines.PROJECTIONS)
"""The last projections, which take nearly all of the time; importing all rooms takes twice it."""


class Message(Enum):
    """The kinds of messages of the second process, each with a value."""

    SNAPSHOT = auto()
    """The heads of all streams in its snapshot, before everything else."""
    PART = auto()
    """The number of the part that it begins."""
    STEPS = auto()
    """The number of rows that it compared."""
    DIFFERENCE = auto()
    """The first difference in the part."""
    END = auto()
    """Nothing: the next part is taken, or there is none."""


def heads_of(session: Session) -> dict[str, tuple[Any, ...]]:
    """Return the heads of all streams, by which two snapshots of the ledger are compared."""
    return {stream: tuple(head) for stream, head in read_heads(session, None).items()}


def compare_from_the_last(settings: Settings, connection: Connection, part_there: Any) -> None:
    """Compare the shared parts from the last one on, until the first process has the next."""
    # Ctrl-C reaches both processes; the first one ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def send(kind: Message, value: Any = None) -> None:
        connection.send((kind, value))

    with open_database(settings) as database, database.read_session() as session:
        send(Message.SNAPSHOT, heads_of(session))
        for n, part in enumerate(reversed(parts_of(session, SHARED)), 1):
            if n >= part_there.value:
                break
            send(Message.PART, n)
            if found := part.difference(session, partial(send, Message.STEPS)):
                send(Message.DIFFERENCE, found)
        send(Message.END)

"""Commands of the tests: each one a batch of its own, at the moment of its author or just after."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.api.wiring import CATALOGUE
from app.domain.permissions import Caller
from app.ledger import entries
from app.ledger.batch import Batch
from app.ledger.fact_types import CommandContext
from app.ledger.moments import read_heads
from app.platform.clock import Clock, from_micros
from app.platform.entropy import Entropy

TICK = timedelta(milliseconds=1)


@dataclass(frozen=True)
class Provenance:
    """The author of a command, and the moment at which it is given."""

    author: str
    at: datetime
    caller: Caller | None = None
    acting_for: str | None = None
    entropy: Entropy = field(default_factory=Entropy)


@dataclass
class TickingClock:
    """A clock that is set by hand, and goes on with each reading."""

    now: datetime
    _ticks: int = 0

    def read(self) -> datetime:
        self._ticks += 1
        return self.now + self._ticks * TICK


@contextmanager
def command(session: Session, provenance: Provenance) -> Iterator[CommandContext]:
    """Give the context of a command, and complete its batch at the end of the block."""
    batch = Batch.begin(session, CATALOGUE, clock_for(session, provenance.at), provenance.entropy)
    author = entries.Provenance(
        provenance.author, caller=provenance.caller, acting_for=provenance.acting_for
    )
    yield CommandContext(batch, CATALOGUE, author)
    batch.complete()


def clock_for(session: Session, at: datetime) -> Clock:
    """A clock that shows a moment, or the first one after the newest entry."""
    newest = max(head.moment for head in read_heads(session, None).values())
    return Clock(now=lambda: max(at, from_micros(newest + 1)))

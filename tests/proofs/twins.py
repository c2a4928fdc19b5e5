"""Databases that share what a caller may read, and differ in everything else.

Each stream has a narrator of its own, which reads only the streams that its readers see. It runs
in every database that holds its stream, with the same moments and the same random bytes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.ledger.erasures import consent_to_erasure, request_erasure
from app.ledger.inputs import ErasureIn
from app.ledger.models import CorroborationFact, Details, Fact, HideableFact, in_order
from app.platform.db.columns import NEVER, table
from app.platform.db.database import Database
from app.platform.entropy import Entropy
from app.platform.problems.problem import Problem
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.providers.models import ProviderEventFact
from tests.proofs.questions import ABOUT, TOPIC
from tests.support import world
from tests.support.commands import Provenance
from tests.support.histories import CONTRACTS, PROVIDERS, STATED, Story
from tests.support.records import FREE, PARTS, SORT, SORTS, Sort, Teller

PUBLIC, PARTNERS, CAMDEN, ISLINGTON = "public", "partners", "owner:camden", "owner:islington"
STREAMS: dict[str, dict[str, Any]] = {
    PUBLIC: {"visibility": "public"},
    PARTNERS: {"visibility": "partners"},
    CAMDEN: {"visibility": "owner", "owner": "camden"},
    ISLINGTON: {"visibility": "owner", "owner": "islington"},
}
"""The streams, and what a body says so that its fact is in one."""

KINDS: list[type[HideableFact]] = [
    ClaimFact, ClaimDecisionFact, ProviderEventFact, CorroborationFact,
    *(sort.model for sort in SORTS if sort.hides or sort.case),
]  # fmt: skip
BEGUN = world.NOW - timedelta(days=500)
PAUSES = [timedelta(milliseconds=1), timedelta(seconds=1), timedelta(hours=12)]
"""Times between commands: even the shortest is longer than the batches of one command take."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A caller, and the streams that the caller may read."""

    name: str
    role: Role
    authorities: tuple[str, ...]
    streams: tuple[str, ...]


READERS = [
    Reader("public", Role.ANONYMOUS, (), (PUBLIC,)),
    Reader("partner", Role.READER, ("barnet",), (PUBLIC, PARTNERS)),
    Reader("editor-of-camden", Role.EDITOR, ("camden",), (PUBLIC, PARTNERS, CAMDEN)),
    Reader("editor-of-islington", Role.EDITOR, ("islington",), (PUBLIC, PARTNERS, ISLINGTON)),
]


@dataclass(frozen=True, slots=True)
class Narrated:
    """A database, and the streams that it holds."""

    database: Database
    streams: tuple[str, ...]


class PublicStory(Story):
    """A history that goes on as if there were nothing but public facts."""

    def _any(self, session: Session, kinds: list[type[Fact]]) -> Fact | None:
        found: Fact | None = any_fact(session, self.rng, self.rng.choice(kinds), [PUBLIC])
        return found

    def _withdraw(self, session: Session) -> object:
        # A hidden fact may name a contract, which the operator, who sees it, cannot withdraw.
        found = self._any(session, [kind for kind in STATED if not issubclass(kind, Details)])
        if found is not None:
            world.withdraw(session, found, reason="It was wrong.", provenance=self.recording)
        return None

    def step(self) -> None:
        """Record, withdraw, revise or erase."""
        if self.rng.random() < 0.05:
            _attempt(self, self._erase)
        else:
            super().step()

    def _erase(self, session: Session) -> None:
        erase(session, self._any(session, [ClaimFact]), self.recording)


@dataclass(slots=True)
class Secrets:
    """A history of facts in a stream that is not public.

    They name facts of the same stream, and of those that all its readers see.
    """

    rng: Random
    database: Database
    stream: str
    recording: Provenance = world.PROVENANCE
    told: list[str] = field(default_factory=list)

    def step(self) -> None:
        """Record, revise, withdraw or erase one fact; it may be refused."""
        moves = (self._claim, self._claim, self._warn, self._decide, self._second, self._withdraw,
                 self._record, self._record, self._add, self._erase)  # fmt: skip
        move: Callable[[Session], object] = self.rng.choice(moves)
        _attempt(self, move)

    def _claim(self, session: Session) -> None:
        old = self._any(session, ClaimFact) if self.rng.random() < 0.3 else None
        replaced = {"replaces": old.id} if old else {}
        about = f"{old.thing}:{old.code}" if isinstance(old, ClaimFact) else self.rng.choice(ABOUT)
        named = {"field": self.rng.choice(["first_day", "last_day"]), "topic": TOPIC}
        value = f"2025-0{self.rng.randint(1, 9)}-01"
        self._say(session, world.claim, about=about, value=value, **named, **replaced)

    def _warn(self, session: Session) -> None:
        said = {"event": "distress-signal", "day": f"2025-0{self.rng.randint(1, 9)}-01"}
        self._say(session, world.provider_event, self.rng.choice(PROVIDERS), **said)

    def _decide(self, session: Session) -> None:
        if (claim := self._named(session, ClaimFact)) is not None:
            verdict = self.rng.choice(["accepted", "disputed"])
            self._say(session, world.decision, claim.id, verdict=verdict)

    def _second(self, session: Session) -> None:
        if (fact := self._named(session, self.rng.choice(KINDS))) is not None:
            self._say(session, world.corroboration, fact.id)

    def _withdraw(self, session: Session) -> None:
        if (fact := self._any(session, self.rng.choice(KINDS))) is not None:
            world.withdraw(session, fact, reason="It was a mistake.", provenance=self.recording)

    def _erase(self, session: Session) -> None:
        erase(session, self._any(session, self.rng.choice(KINDS)), self.recording)

    def _record(self, session: Session) -> None:
        """Record a case of any kind that needs nothing before it."""
        sort = self.rng.choice([sort for sort in FREE if sort.hides])
        Teller(session, self.recording).tell(sort, **at_random(self.rng, sort), **self._hidden)

    def _add(self, session: Session) -> None:
        """Record a step in a hidden case, or a part of one that may be public."""
        sort = self.rng.choice(PARTS)
        streams = self._streams if sort.named is not None else [self.stream]
        case = any_fact(session, self.rng, SORT[str(sort.case)].model, streams)
        if case is not None:
            hidden = self._hidden if sort.hides else {}
            Teller(session, self.recording).add(sort, case, **hidden)

    @property
    def _hidden(self) -> dict[str, Any]:
        return STREAMS[self.stream]

    @property
    def _streams(self) -> list[str]:
        """The streams that all readers of this one see."""
        return list(dict.fromkeys([PUBLIC, PARTNERS, self.stream]))

    def _say(self, session: Session, build: Callable[..., Any], *args: str, **said: Any) -> None:
        fields = {"source": "minutes", "provenance": self.recording, **self._hidden, **said}
        build(session, *args, **fields)

    def _any(self, session: Session, kind: type[HideableFact]) -> HideableFact | None:
        found: HideableFact | None = any_fact(session, self.rng, kind, [self.stream])
        return found

    def _named(self, session: Session, kind: type[HideableFact]) -> HideableFact | None:
        """Return a fact that one of this stream may name: most often of the same stream."""
        streams = self._streams if self.rng.random() < 0.3 else [self.stream]
        found: HideableFact | None = any_fact(session, self.rng, kind, streams)
        return found


def _attempt(narrator: PublicStory | Secrets, move: Callable[[Session], object]) -> None:
    """Make a move in a transaction, and note it; a refused one is rolled back."""
    narrator.told.append(move.__name__)
    try:
        with narrator.database.write_session() as session:
            move(session)
    except (DomainError, Problem) as refused:
        narrator.told[-1] += f" ({refused.code})"


def erase(session: Session, fact: Fact | None, recording: Provenance) -> None:
    """Erase the free texts of a fact, by two callers who see everything."""
    if fact is None:
        return
    body = ErasureIn(reason="It names a person.")
    with world.commanding(session, recording) as ctx:
        requested = request_erasure(ctx, body, fact.id, Caller("an-admin", Role.ADMIN))
        consent_to_erasure(ctx, requested.id, Caller("an-auditor", Role.AUDITOR))


def at_random(rng: Random, sort: Sort) -> dict[str, Any]:
    """Draw the fields that differ from one record to the next, so that a hidden one is noticed."""
    said: dict[str, Any] = {"authority": rng.choice(["camden", "islington"])}
    days = {
        "month": f"2025-{rng.randint(1, 9):02}-01",
        "day": f"2025-08-{rng.randint(1, 28):02}",
        "due_on": f"2025-09-{rng.randint(1, 28):02}",
    }
    return said | {name: day for name, day in days.items() if name in sort.body}


def any_fact(session: Session, rng: Random, kind: type[Any], streams: Sequence[str]) -> Any:
    """Choose a current fact of a kind from some streams, whatever is in the others."""
    standing = select(kind).where(col(kind.to_at) == NEVER, col(kind.stream).in_(streams))
    found = session.scalars(standing.order_by(*in_order(table(kind)))).all()
    return rng.choice(found) if found else None


def tell(narrated: Mapping[str, Narrated], seed: int, steps: int) -> list[str]:
    """Narrate all streams, each in the databases that hold it; return the hidden moves."""
    narrators: dict[str, list[Any]] = {
        stream: [
            _narrator(stream, Random(f"{seed} {stream}"), one.database)
            for one in narrated.values()
            if stream in one.streams
        ]
        for stream in STREAMS
    }
    rng = Random(f"{seed} moments")
    moments = _moments(rng)
    for story in narrators[PUBLIC]:
        _begin(story, seed)
    for _ in range(steps):
        _step(narrators[PUBLIC], seed, next(moments))
        for stream in rng.choices([PARTNERS, CAMDEN, ISLINGTON], k=rng.randint(0, 4)):
            _step(narrators[stream], seed, next(moments))
    # What happens in a stream does not depend on a stream that its readers do not see.
    for told in narrators.values():
        assert all(one.told == told[0].told for one in told), seed
    return [move for stream in narrators if stream != PUBLIC for move in narrators[stream][0].told]


def _narrator(stream: str, rng: Random, database: Database) -> PublicStory | Secrets:
    return PublicStory(rng, database) if stream == PUBLIC else Secrets(rng, database, stream)


def _moments(rng: Random) -> Iterator[datetime]:
    at = BEGUN + timedelta(days=1)
    while True:
        at += rng.choice(PAUSES)
        yield at


def provenance(seed: int, at: datetime) -> Provenance:
    """Return the provenance of a command, with the random bytes of its moment."""
    return Provenance("tests", at, entropy=Entropy(Random(f"{seed} {at}").randbytes))


def _step(narrators: Sequence[Any], seed: int, at: datetime) -> None:
    for narrator in narrators:
        narrator.recording = provenance(seed, at)
        narrator.step()


def _begin(story: PublicStory, seed: int) -> None:
    """Record the things that all streams are about, and a public case of every kind."""
    story.recording = provenance(seed, BEGUN)
    story.begin()
    with story.database.write_session() as session:
        world.authority(session, "barnet", provenance=story.recording)
        for code in ("camden", "islington"):
            world.membership(session, "six", authority=code, provenance=story.recording)
        for reference in CONTRACTS:
            world.contract(session, reference, provenance=story.recording)
        drawn, teller = Random(seed), Teller(session, story.recording)
        for sort in SORTS:
            hidden = STREAMS[PUBLIC] if sort.hides or sort.case else {}
            teller.tell(sort, **at_random(drawn, sort), **hidden)

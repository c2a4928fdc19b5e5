"""Whatever else may happen to a registry, hidden and not, one statement after the other."""

from dataclasses import dataclass
from random import Random

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.cases.core.facts import record_part
from app.cases.transition.facts import CANDIDATE, CANDIDATE_STEP
from app.cases.transition.models import CandidateFact, CandidateStepFact
from app.cases.transition.schemas import CandidateIn, CandidateStepIn
from app.domain.errors import DomainError
from app.domain.vocabulary import Visibility
from app.ledger.models import Change, Fact
from app.ledger.recording import record
from app.platform.db.columns import NEVER
from app.platform.db.database import Database
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.providers.models import ProviderEventFact
from tests.support import cases, world
from tests.support.histories import CONTRACTS, PROVIDERS, Story

HIDDEN = (
    {"visibility": "partners"},
    {"visibility": "owner", "owner": "camden"},
    {"visibility": "owner", "owner": "islington"},
)


@dataclass
class Later:
    """A random history in which about one statement in three is hidden."""

    database: Database
    rng: Random
    story: Story

    @classmethod
    def begun(cls, database: Database, seed: int) -> "Later":
        """With every contract known, so that one can ask about each."""
        rng = Random(seed)
        later = cls(database, rng, Story(rng, database))
        later.story.begin()
        with database.write_session() as session:
            for code in ("camden", "islington"):
                world.membership(session, "six", authority=code)
            for reference in CONTRACTS:
                world.contract(session, reference, consortium="six")
        return later

    def write(self, entries: int) -> None:
        """Let so many entries be written, in both streams together."""
        wanted = self.entries() + entries
        while self.entries() < wanted:
            if self.rng.random() < 0.7:
                self.story.step()
            else:
                self._hide()

    def entries(self, stream: str | None = None) -> int:
        counted = select(func.count()).select_from(Change)
        if stream is not None:
            counted = counted.where(col(Change.stream) == stream)
        with self.database.read_session() as session:
            return session.scalar(counted) or 0

    def _hide(self) -> None:
        hide(self.database, self.rng)


def hide(database: Database, rng: Random) -> None:
    """Record or withdraw one hidden fact of any kind; it may be refused."""
    try:
        with database.write_session() as session:
            rng.choice(_HIDDEN)(session, rng)
    except DomainError:
        return


def _warn(session: Session, rng: Random) -> None:
    day = f"2025-0{rng.randint(1, 9)}-01"
    world.provider_event(session, rng.choice(PROVIDERS), event="distress-signal", day=day)


def _claim(session: Session, rng: Random) -> None:
    about, day = f"contract:{rng.choice(CONTRACTS)}", f"2025-0{rng.randint(1, 9)}-01"
    world.claim(session, about=about, value=day, topic="When it ends", **rng.choice(HIDDEN))


def _decide(session: Session, rng: Random) -> None:
    if isinstance(claim := _any(session, rng, ClaimFact), ClaimFact):
        said = {"visibility": claim.visibility, "owner": claim.owner}
        world.decision(session, claim.id, verdict=rng.choice(["accepted", "disputed"]), **said)


def _second(session: Session, rng: Random) -> None:
    if (known := _any(session, rng, ClaimFact)) is not None:
        said = {"visibility": known.visibility, "owner": getattr(known, "owner", None)}
        world.corroboration(session, known.id, **said)


def _withdraw(session: Session, rng: Random) -> None:
    kind = rng.choice((ClaimFact, ClaimDecisionFact, ProviderEventFact, CandidateStepFact))
    if (known := _any(session, rng, kind)) is not None:
        world.withdraw(session, known, reason="It was a mistake.")


def _candidate(session: Session, rng: Random) -> None:
    """Somebody looks for a provider, or corrects when they began to."""
    old = _any(session, rng, CandidateFact) if rng.random() < 0.3 else None
    body = cases.candidate(opened_on=f"2025-0{rng.randint(1, 4)}-01", **rng.choice(HIDDEN))
    if isinstance(old, CandidateFact):
        body |= {"replaces": old.id, "visibility": old.visibility, "owner": old.owner}
    with world.commanding(session) as ctx:
        record(ctx, CANDIDATE.fact, CandidateIn.model_validate(body))


def _step(session: Session, rng: Random) -> None:
    if isinstance(case := _any(session, rng, CandidateFact), CandidateFact):
        step = cases.step(rng.choice(("approached", "negotiating", "approved")), "2025-04-10")
        body = CandidateStepIn.model_validate(step)
        with world.commanding(session) as ctx:
            record_part(ctx, CANDIDATE_STEP, body, case)


_HIDDEN = (_warn, _claim, _claim, _decide, _second, _withdraw, _candidate, _step)


def _any(session: Session, rng: Random, kind: type[Fact]) -> Fact | None:
    hidden = select(kind).where(col(kind.to_at) == NEVER, col(kind.visibility) != Visibility.PUBLIC)
    found = session.scalars(hidden.order_by(col(kind.from_at))).all()
    return rng.choice(found) if found else None

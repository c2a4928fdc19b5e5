"""Two registries told the same in public, and one of them secrets beside it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.vocabulary import Visibility
from app.ledger.models import CorroborationFact, Fact, HideableFact
from app.platform.db.columns import NEVER
from app.platform.db.database import Database
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.providers.models import ProviderEventFact
from tests.proofs.questions import ABOUT, TOPIC
from tests.support import world
from tests.support.commands import Provenance
from tests.support.histories import CONTRACTS, PROVIDERS, Story
from tests.support.records import FREE, PARTS, SORT, SORTS, Sort, Teller

HIDDEN: list[dict[str, Any]] = [
    {"visibility": "partners"},
    {"visibility": "owner", "owner": "camden"},
    {"visibility": "owner", "owner": "islington"},
]
KINDS: list[type[HideableFact]] = [
    ClaimFact, ClaimDecisionFact, ProviderEventFact, CorroborationFact,
    *(sort.model for sort in SORTS if sort.hides or sort.case),
]  # fmt: skip
BEGUN = world.NOW - timedelta(days=500)


class PublicStory(Story):
    """A history that goes on as if there were nothing but public facts."""

    def _any(self, session: Session, kinds: list[type[Fact]]) -> Fact | None:
        found: Fact | None = any_fact(session, self.rng, self.rng.choice(kinds), is_public=True)
        return found


@dataclass(slots=True)
class Secrets:
    """Whatever may be hidden: stated, decided on, seconded, replaced and withdrawn, at random."""

    rng: Random
    database: Database
    recording: Provenance = world.PROVENANCE
    told: list[str] = field(default_factory=list)

    def step(self) -> None:
        moves = (self._claim, self._claim, self._warn, self._decide, self._second, self._withdraw,
                 self._record, self._record, self._add)  # fmt: skip
        move: Callable[[Session], object] = self.rng.choice(moves)
        try:
            with self.database.write_session() as session:
                move(session)
                self.told.append(move.__name__)
        except DomainError:
            return

    def _claim(self, session: Session) -> None:
        old = self._any(session, ClaimFact) if self.rng.random() < 0.3 else None
        replaced = {"replaces": old.id} if old else {}
        hidden = visibility_of(old) if old else self.rng.choice(HIDDEN)
        about = f"{old.thing}:{old.code}" if isinstance(old, ClaimFact) else self.rng.choice(ABOUT)
        named = {"field": self.rng.choice(["first_day", "last_day"]), "topic": TOPIC}
        value = f"2025-0{self.rng.randint(1, 9)}-01"
        self._say(session, world.claim, about=about, value=value, **named, **hidden, **replaced)

    def _warn(self, session: Session) -> None:
        said = {"event": "distress-signal", "day": f"2025-0{self.rng.randint(1, 9)}-01"}
        code = self.rng.choice(PROVIDERS)
        self._say(session, world.provider_event, code, **said, **self.rng.choice(HIDDEN))

    def _decide(self, session: Session) -> None:
        if (claim := self._any(session, ClaimFact)) is not None:
            said = {"verdict": self.rng.choice(["accepted", "disputed"]), **visibility_of(claim)}
            self._say(session, world.decision, claim.id, **said)

    def _second(self, session: Session) -> None:
        if (fact := self._any(session, self.rng.choice(KINDS))) is not None:
            self._say(session, world.corroboration, fact.id, **visibility_of(fact))

    def _withdraw(self, session: Session) -> None:
        if (fact := self._any(session, self.rng.choice(KINDS))) is not None:
            world.withdraw(session, fact, reason="It was a mistake.", provenance=self.recording)

    def _record(self, session: Session) -> None:
        """Something hidden of any sort that needs nothing before it."""
        sort = self.rng.choice([sort for sort in FREE if sort.hides])
        hidden = self.rng.choice(HIDDEN)
        Teller(session, self.recording).tell(sort, **at_random(self.rng, sort), **hidden)

    def _add(self, session: Session) -> None:
        """A step in a hidden case; something hidden that belongs to what is public."""
        sort = self.rng.choice(PARTS)
        is_public, hidden = sort.named is not None, self.rng.choice(HIDDEN) if sort.hides else {}
        case = any_fact(session, self.rng, SORT[str(sort.case)].model, is_public=is_public)
        if case is not None:
            Teller(session, self.recording).add(sort, case, **hidden)

    def _say(self, session: Session, build: Callable[..., Any], *args: str, **said: Any) -> None:
        build(session, *args, source="minutes", provenance=self.recording, **said)

    def _any(self, session: Session, kind: type[HideableFact]) -> HideableFact | None:
        found: HideableFact | None = any_fact(session, self.rng, kind, is_public=False)
        return found


def at_random(rng: Random, sort: Sort) -> dict[str, Any]:
    """What differs from one record to the next, so that a hidden one would be noticed."""
    said: dict[str, Any] = {"authority": rng.choice(["camden", "islington"])}
    days = {
        "month": f"2025-{rng.randint(1, 9):02}-01",
        "day": f"2025-08-{rng.randint(1, 28):02}",
        "due_on": f"2025-09-{rng.randint(1, 28):02}",
    }
    return said | {name: day for name, day in days.items() if name in sort.body}


def any_fact(session: Session, rng: Random, kind: type[Any], *, is_public: bool) -> Any:
    """A fact of a kind that stands, public or hidden, whatever else there is."""
    standing = select(kind).where(
        col(kind.to_at) == NEVER,
        (col(kind.visibility) == Visibility.PUBLIC).is_(is_public),
    )
    found = session.scalars(standing.order_by(col(kind.from_at))).all()
    return rng.choice(found) if found else None


def visibility_of(fact: HideableFact) -> dict[str, Any]:
    return {"visibility": fact.visibility, "owner": fact.owner}


def tell(plain: Database, full: Database, seed: int, steps: int) -> list[str]:
    """Tell both the same, and one of them secrets in between; what was hidden, move by move."""
    stories = [PublicStory(Random(seed), one) for one in (plain, full)]
    secrets, clock, now = Secrets(Random(seed + 1), full), Random(seed + 2), BEGUN
    for story in stories:
        story.recording = Provenance("tests", now)
        story.begin()
        with story.database.write_session() as session:
            for code in ("camden", "islington"):
                world.membership(session, "six", authority=code, provenance=story.recording)
            for reference in CONTRACTS:
                world.contract(session, reference, provenance=story.recording)
            drawn, teller = Random(seed), Teller(session, story.recording)
            for sort in SORTS:
                hidden = {"visibility": "public"} if sort.hides or sort.case else {}
                teller.tell(sort, **at_random(drawn, sort), **hidden)
    for _ in range(steps):
        # Often several within one moment, and now and then a clock that is set back.
        now += timedelta(seconds=clock.choice([0, 0, 1e-6, 1, 86_400, -60]))
        for story in stories:
            story.recording = Provenance("tests", now)
            story.step()
        secrets.recording = Provenance("tests", now)
        for _ in range(clock.randint(0, 2)):
            secrets.step()
    assert stories[0].told == stories[1].told
    return secrets.told

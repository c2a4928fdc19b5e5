"""State and withdraw facts; everything that changes what the registry says goes through here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from app.domain.errors import Refused
from app.domain.vocabulary import Visibility
from app.kit.columns import NEVER
from app.ledger.chain import GENESIS, digest, plain
from app.ledger.models import PUBLIC, RESTRICTED, Change, CorroborationFact, Fact, Source
from app.ledger.references import check_references
from app.ledger.registration import run_checks, run_projectors
from app.ledger.schemas import CorroborationIn, SourceIn

AnyFact = TypeVar("AnyFact", bound=Fact)


@dataclass(frozen=True, slots=True)
class Recording:
    """Who states something, and when; backdated where it was public long before it was loaded."""

    author: str
    at: datetime
    backdated: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What a fact is about."""

    thing: str
    code: str


def make_known(session: Session, identity: type[SQLModel], code: str) -> None:
    """Keep the code of a new thing, of which facts can then speak."""
    if session.get(identity, code) is not None:
        thing = identity.__tablename__
        raise Refused(f"{thing}-exists", f"there is a {thing} {code} already")
    session.add(identity(code=code))
    session.flush()


def register_source(session: Session, body: SourceIn, recording: Recording) -> Source:
    """Make a document known, so that facts can rest on it."""
    if session.get(Source, body.code) is not None:
        raise Refused("source-exists", f"there is a source {body.code} already")
    content = body.model_dump()
    last = _last(session, PUBLIC)
    search = " ".join(text for text in (body.title, body.publisher, body.url) if text).casefold()
    source = Source(**content, search=search, hash=digest(content), from_position=_next(last))
    session.add(source)
    session.flush()
    saying = _Saying("registered", Subject("source", source.code))
    _append(session, last, recording, _Entry(saying, "source", source.code, plain(content), source))
    return source


def state(session: Session, fact: AnyFact, subject: Subject, recording: Recording) -> AnyFact:
    """Record a fact, once the whole history that results from it makes sense."""
    last = _last(session, stream_of(fact))
    return _record(session, last, fact, recording, _Saying("stated", subject))


def withdraw(session: Session, fact: Fact, recording: Recording, *, reason: str) -> None:
    """Record that the registry was wrong to state a fact; the fact itself stays readable."""
    stated = _open_statement(session, fact)
    last = _last(session, stream_of(fact))
    fact.to_position = _next(last)
    session.add(fact)
    session.flush()
    run_checks(session, fact)
    saying = _Saying("withdrawn", Subject(stated.thing, stated.code), reason)
    source = session.get_one(Source, fact.source)
    _append(session, last, recording, _Entry(saying, stated.kind, fact.id, stated.content, source))
    run_projectors(session, fact, fact.to_position)


def restate(
    session: Session, old: Fact, new: AnyFact, recording: Recording, *, reason: str
) -> AnyFact:
    """Replace a wrong fact by the right one, in one entry: at no position is there none."""
    check_same_stream(new, stream_of(old))
    stated = _open_statement(session, old)
    last = _last(session, stream_of(new))
    old.to_position = _next(last)
    new.replaces = old.id
    session.add(old)
    session.flush()
    subject = Subject(stated.thing, stated.code)
    fact = _record(session, last, new, recording, _Saying("restated", subject, reason))
    # The new fact may be about something else: what the old one was about must do without it.
    run_checks(session, old)
    run_projectors(session, old, fact.from_position)
    return fact


def corroborate(session: Session, body: CorroborationIn, recording: Recording) -> CorroborationFact:
    """Record that a further source says the same as a fact."""
    about = session.scalars(_stated(body.fact)).one_or_none()
    if about is None:
        raise Refused("unknown-fact", f"there is no fact {body.fact}")
    fact = CorroborationFact.model_validate(body.model_dump())
    check_same_stream(fact, about.stream)
    return state(session, fact, Subject(about.thing, about.code), recording)


def _stated(fact: str) -> Select[Change]:
    return select(Change).where(
        col(Change.fact) == fact, col(Change.action).in_(["stated", "restated"])
    )


def _open_statement(session: Session, fact: Fact) -> Change:
    """The entry that stated a fact which still stands."""
    if fact.to_position != NEVER:
        raise Refused("already-withdrawn", f"{fact.id} was withdrawn before")
    return session.scalars(_stated(fact.id)).one()


def check_same_stream(fact: Fact, stream: str) -> None:
    """Refuse to speak in one stream of what is kept in the other: its subject would show."""
    if stream_of(fact) != stream:
        raise Refused("visibility-differs", "a fact about a fact must be as visible as that is")


def stream_of(fact: Fact) -> str:
    """The ledger stream a fact belongs to: nothing restricted shows in the public one."""
    return PUBLIC if fact.visibility is Visibility.PUBLIC else RESTRICTED


def kind_of(fact: Fact) -> str:
    """The public name of a kind of fact: its table."""
    return str(type(fact).__tablename__)


LEDGER_COLUMNS = {"from_position", "to_position"}


def content_of(fact: Fact) -> dict[str, Any]:
    """What was stated, as the ledger keeps and hashes it: everything but its place in time."""
    content: dict[str, Any] = plain(fact.model_dump(exclude=LEDGER_COLUMNS))
    return content


def link_of(change: Change) -> str:
    """The hash that an entry must carry, worked out from what it says."""
    return digest(change.model_dump(exclude={"hash"}))


def _last(session: Session, stream: str) -> Change | None:
    return session.scalars(
        select(Change)
        .where(col(Change.stream) == stream)
        .order_by(col(Change.position).desc())
        .limit(1)
    ).first()


def _next(last: Change | None) -> int:
    return 1 if last is None else last.position + 1


@dataclass(frozen=True, slots=True)
class _Saying:
    """What is done with a fact, what the fact is about, and why."""

    action: str
    subject: Subject
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """What an entry of the ledger says, before it is given its place and its hash."""

    saying: _Saying
    kind: str
    fact: str
    content: dict[str, Any]
    source: Source

    @property
    def stream(self) -> str:
        seen = self.content.get("visibility", Visibility.PUBLIC.value)
        return PUBLIC if seen == Visibility.PUBLIC.value else RESTRICTED


def _record(
    session: Session, last: Change | None, fact: AnyFact, recording: Recording, saying: _Saying
) -> AnyFact:
    check_references(session, fact)
    source = session.get_one(Source, fact.source)
    fact.from_position = _next(last)
    fact.id = f"{stream_of(fact)}-{fact.from_position}"
    session.add(fact)
    session.flush()
    run_checks(session, fact)
    entry = _Entry(saying, kind_of(fact), fact.id, content_of(fact), source)
    _append(session, last, recording, entry)
    run_projectors(session, fact, fact.from_position)
    return fact


def _append(session: Session, last: Change | None, recording: Recording, entry: _Entry) -> None:
    """Write the next entry. Recorded moments never run backwards, whatever the clock does."""
    change = Change(
        stream=entry.stream,
        position=_next(last),
        action=entry.saying.action,
        kind=entry.kind,
        fact=entry.fact,
        thing=entry.saying.subject.thing,
        code=entry.saying.subject.code,
        source=entry.source.code,
        source_hash=entry.source.hash,
        content=entry.content,
        author=recording.author,
        reason=entry.saying.reason,
        recorded_at=max(recording.at, last.recorded_at) if last else recording.at,
        backdated=recording.backdated,
        previous=last.hash if last else GENESIS,
        hash="",
    )
    change.hash = link_of(change)
    session.add(change)
    session.flush()

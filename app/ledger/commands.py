"""State and withdraw facts; everything that changes what the registry says goes through here."""

from datetime import date
from typing import TypeVar, cast

from sqlalchemy import Select, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from app.domain.errors import DomainError
from app.domain.permissions import (
    ANY_EDITOR,
    check_may_end,
    check_may_own,
    check_may_state,
)
from app.ledger.entries import (
    Entry,
    Recording,
    Saying,
    Subject,
    append,
    content_of,
    kind_of,
    last_entry,
    next_position,
    stream_of,
)
from app.ledger.hashing import digest, plain
from app.ledger.inputs import CorroborationIn, SourceIn
from app.ledger.integrity import check_references, field_of_code
from app.ledger.models import (
    PUBLIC,
    STATING,
    Change,
    CorroborationFact,
    Fact,
    HideableFact,
    Source,
    kinds_of_facts,
    searchable,
)
from app.ledger.registration import in_charge_of, run_checks, run_projectors
from app.ledger.schemas import ChangeOut
from app.platform.clock import in_london
from app.platform.db.columns import NEVER

AnyFact = TypeVar("AnyFact", bound=Fact)


def make_known(session: Session, identity: type[SQLModel], code: str) -> None:
    """Keep the code of a new thing, of which facts can then speak."""
    if session.get(identity, code) is not None:
        thing = str(identity.__tablename__)
        detail = f"there is a {thing} {code} already"
        raise DomainError(f"{thing}-exists", detail, field_of_code(thing))
    session.add(identity(code=code))
    session.flush()


def register_source(session: Session, body: SourceIn, recording: Recording) -> Source:
    """Make a document known, so that facts can rest on it."""
    if session.get(Source, body.code) is not None:
        raise DomainError("source-exists", f"there is a source {body.code} already", "code")
    if recording.caller is not None:
        check_may_state(recording.caller, ANY_EDITOR, recording.acting_for)
    content = body.model_dump()
    last = last_entry(session, PUBLIC)
    search = searchable(body.title, body.publisher, body.url)
    source = Source(
        **content, search=search, hash=digest(content), from_position=next_position(last)
    )
    session.add(source)
    session.flush()
    saying = Saying("registered", Subject("source", source.code))
    append(session, last, recording, Entry(saying, "source", source.code, plain(content), source))
    return source


def state(session: Session, fact: AnyFact, subject: Subject, recording: Recording) -> AnyFact:
    """Record a fact, once the whole history that results from it makes sense.

    A fact that names one that it replaces takes its place.
    """
    if fact.replaces is not None:
        return _replace(session, fact, subject, recording)
    _check_statement(session, fact, recording)
    return _record(session, fact, recording, Saying("stated", subject))


def withdraw(session: Session, fact: Fact, recording: Recording, *, reason: str) -> None:
    """Record that the registry was wrong to state a fact; the fact itself stays readable."""
    stated = _open_statement(session, fact)
    _check_may_end(session, fact, stated, recording)
    last = last_entry(session, stream_of(fact))
    fact.to_position = next_position(last)
    session.add(fact)
    session.flush()
    _check_without(session, fact)
    saying = Saying("withdrawn", Subject(stated.thing, stated.code), reason)
    source = session.get_one(Source, fact.source)
    entry = Entry(saying, stated.kind, fact.id, stated.content, source, stream_of(fact))
    append(session, last, recording, entry)
    run_projectors(session, fact, fact.to_position)


def restate(
    session: Session, old: Fact, new: AnyFact, recording: Recording, *, reason: str
) -> AnyFact:
    """Replace a wrong fact by the right one, in one entry: at no position is there none."""
    _check_same_readers(new, old)
    stated = _open_statement(session, old)
    _check_may_end(session, old, stated, recording)
    # While the old fact stands: without it nobody might be in charge of the new one.
    _check_statement(session, new, recording)
    old.to_position = next_position(last_entry(session, stream_of(new)))
    new.replaces = old.id
    session.add(old)
    session.flush()
    subject = Subject(stated.thing, stated.code)
    fact = _record(session, new, recording, Saying("restated", subject, reason))
    # The new fact may be about something else: what the old one was about must do without it.
    _check_without(session, old)
    run_projectors(session, old, fact.from_position)
    return fact


def corroborate(
    session: Session, about: Change | ChangeOut, body: CorroborationIn, recording: Recording
) -> CorroborationFact:
    """Record that a further source says the same as the fact that an entry states."""
    fact = CorroborationFact.model_validate({**body.model_dump(), "fact": about.fact})
    check_as_visible(fact, about.content["visibility"], about.content.get("owner"))
    return state(session, fact, Subject(about.thing, about.code), recording)


def check_as_visible(fact: HideableFact, visibility: str, owner: str | None) -> None:
    """Refuse a fact about a fact for others than see that one: its subject would show, or miss."""
    if (fact.visibility, fact.owner) != (visibility, owner):
        raise DomainError(
            "visibility-differs", "a fact about a fact must be as visible as that is", "visibility"
        )


def _check_same_readers(new: Fact, old: Fact) -> None:
    """Refuse to end a fact by one that is not shown to all those, and only those, who saw it."""
    if (new.visibility, _owner(new)) != (old.visibility, _owner(old)):
        detail = "as visible as what it replaces; or withdraw that, and state this anew"
        raise DomainError("visibility-differs", detail, "visibility")


def corroboration_charge(session: Session, fact: Fact, today: date) -> frozenset[str]:
    """Whoever is in charge of a fact says who seconds it."""
    about = session.scalars(statement_of(cast(CorroborationFact, fact).fact)).one()
    known = session.get_one(kinds_of_facts()[about.kind], about.fact)
    return in_charge_of(session, known, today)


def statement_of(fact: str) -> Select[Change]:
    """The entry that stated a fact."""
    return select(Change).where(col(Change.fact) == fact, col(Change.action).in_(STATING))


def _open_statement(session: Session, fact: Fact) -> Change:
    """The entry that stated a fact which still stands."""
    if fact.to_position != NEVER:
        raise DomainError("already-withdrawn", f"{fact.id} was withdrawn or replaced before")
    return session.scalars(statement_of(fact.id)).one()


def _replace(session: Session, fact: AnyFact, subject: Subject, recording: Recording) -> AnyFact:
    """State a fact in the place of the one it names, which must be about the same thing."""
    old = session.get(type(fact), fact.replaces)
    if old is None or not _sees(recording, old):
        raise DomainError("unknown-fact", f"there is no {kind_of(fact)} of this id", "replaces")
    stated = session.scalars(statement_of(old.id)).one()
    if (stated.thing, stated.code) != (subject.thing, subject.code):
        raise DomainError("other-subject", f"{old.id} is about {stated.code}", "replaces")
    return restate(session, old, fact, recording, reason="correction")


def _check_statement(session: Session, fact: Fact, recording: Recording) -> None:
    """Refuse what names an unknown thing, or is somebody else's to state."""
    check_references(session, fact)
    _check_permission(session, fact, recording)


def _check_permission(session: Session, fact: Fact, recording: Recording) -> None:
    """Refuse what somebody else is in charge of; the operator may state everything."""
    if recording.caller is None:
        return
    in_charge = in_charge_of(session, fact, in_london(recording.at).date())
    check_may_state(recording.caller, in_charge, recording.acting_for)
    if isinstance(fact, HideableFact):
        check_may_own(recording.caller, fact.owner)


def _check_may_end(session: Session, fact: Fact, stated: Change, recording: Recording) -> None:
    """Refuse to end what somebody else is in charge of, or has stated where any editor may."""
    _check_permission(session, fact, recording)
    if recording.caller is not None:
        in_charge = in_charge_of(session, fact, in_london(recording.at).date())
        check_may_end(recording.caller, in_charge, stated.author)


def _check_without(session: Session, ended: Fact) -> None:
    """Refuse a history that needs what was ended; nothing that is said instead is to blame."""
    try:
        run_checks(session, ended)
    except DomainError as refused:
        raise DomainError(refused.code, refused.detail) from refused


def _sees(recording: Recording, fact: Fact) -> bool:
    return recording.caller is None or recording.caller.sees(fact.visibility, _owner(fact))


def _owner(fact: Fact) -> str | None:
    return fact.owner if isinstance(fact, HideableFact) else None


def _record(session: Session, fact: AnyFact, recording: Recording, saying: Saying) -> AnyFact:
    source = session.get_one(Source, fact.source)
    last = last_entry(session, stream_of(fact))
    fact.from_position = next_position(last)
    fact.id = f"{stream_of(fact)}-{fact.from_position}"
    session.add(fact)
    session.flush()
    run_checks(session, fact)
    entry = Entry(saying, kind_of(fact), fact.id, content_of(fact), source, stream_of(fact))
    append(session, last, recording, entry)
    run_projectors(session, fact, fact.from_position)
    return fact

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
    check_may_record,
)
from app.ledger.entries import (
    Action,
    Entry,
    Provenance,
    Subject,
    append,
    content_of,
    kind_of,
    last_entry,
    next_position,
    stream_of,
)
from app.ledger.hashing import digest, to_plain
from app.ledger.inputs import CorroborationIn, SourceIn
from app.ledger.integrity import check_references, field_of_code
from app.ledger.models import (
    PUBLIC,
    RECORDING_ACTIONS,
    Change,
    CorroborationFact,
    Fact,
    HideableFact,
    Source,
    fact_models,
    searchable,
)
from app.ledger.registration import responsible_authorities, run_checks, run_projectors
from app.ledger.schemas import ChangeOut
from app.platform.clock import in_london
from app.platform.db.columns import NEVER

AnyFact = TypeVar("AnyFact", bound=Fact)


def create_identity(session: Session, identity: type[SQLModel], code: str) -> None:
    """Keep the code of a new thing, of which facts can then speak."""
    if session.get(identity, code) is not None:
        thing = str(identity.__tablename__)
        detail = f"the {thing} {code} already exists; send another code"
        raise DomainError(f"{thing}-exists", detail, field_of_code(thing))
    session.add(identity(code=code))
    session.flush()


def register_source(session: Session, body: SourceIn, provenance: Provenance) -> Source:
    """Make a document known, so that facts can rest on it."""
    if session.get(Source, body.code) is not None:
        raise DomainError(
            "source-exists", f"the source {body.code} already exists; send another code", "code"
        )
    if provenance.caller is not None:
        check_may_record(provenance.caller, ANY_EDITOR, provenance.acting_for)
    content = body.model_dump()
    last = last_entry(session, PUBLIC)
    search = searchable(body.title, body.publisher, body.url)
    source = Source(
        **content, search=search, hash=digest(content), from_position=next_position(last)
    )
    session.add(source)
    session.flush()
    action = Action("registered", Subject("source", source.code))
    append(
        session, last, provenance, Entry(action, "source", source.code, to_plain(content), source)
    )
    return source


def record(session: Session, fact: AnyFact, subject: Subject, provenance: Provenance) -> AnyFact:
    """Record a fact, once the whole history that results from it makes sense.

    A fact that names one that it replaces takes its place.
    """
    if fact.replaces is not None:
        return _replace(session, fact, subject, provenance)
    _check_recordable(session, fact, provenance)
    return _record(session, fact, provenance, Action("stated", subject))


def withdraw(session: Session, fact: Fact, provenance: Provenance, *, reason: str) -> None:
    """Record that the registry was wrong to state a fact; the fact itself stays readable."""
    stated = _current_entry(session, fact)
    _check_may_end(session, fact, stated, provenance)
    last = last_entry(session, stream_of(fact))
    fact.to_position = next_position(last)
    session.add(fact)
    session.flush()
    _check_without(session, fact)
    action = Action("withdrawn", Subject(stated.thing, stated.code), reason)
    source = session.get_one(Source, fact.source)
    entry = Entry(action, stated.kind, fact.id, stated.content, source, stream_of(fact))
    append(session, last, provenance, entry)
    run_projectors(session, fact, fact.to_position)


def revise(
    session: Session, old: Fact, new: AnyFact, provenance: Provenance, *, reason: str
) -> AnyFact:
    """Replace a wrong fact by the right one, in one entry: at no position is there none."""
    _check_same_readers(new, old)
    stated = _current_entry(session, old)
    _check_may_end(session, old, stated, provenance)
    # While the old fact stands: without it nobody might be in charge of the new one.
    _check_recordable(session, new, provenance)
    old.to_position = next_position(last_entry(session, stream_of(new)))
    new.replaces = old.id
    session.add(old)
    session.flush()
    subject = Subject(stated.thing, stated.code)
    fact = _record(session, new, provenance, Action("restated", subject, reason))
    # The new fact may be about something else: what the old one was about must do without it.
    _check_without(session, old)
    run_projectors(session, old, fact.from_position)
    return fact


def corroborate(
    session: Session, about: Change | ChangeOut, body: CorroborationIn, provenance: Provenance
) -> CorroborationFact:
    """Record that a further source says the same as the fact that an entry states."""
    fact = CorroborationFact.model_validate({**body.model_dump(), "fact": about.fact})
    check_same_visibility(fact, about.content["visibility"], about.content.get("owner"))
    return record(session, fact, Subject(about.thing, about.code), provenance)


def check_same_visibility(fact: HideableFact, visibility: str, owner: str | None) -> None:
    """Refuse a fact about a fact for others than see that one: its subject would show, or miss."""
    if (fact.visibility, fact.owner) != (visibility, owner):
        owned = f" with the owner {owner}" if owner else ""
        detail = f"the fact that this refers to is {visibility}{owned}; send the same visibility"
        raise DomainError("visibility-differs", detail, "visibility")


def _check_same_readers(new: Fact, old: Fact) -> None:
    """Refuse to end a fact by one that is not shown to all those, and only those, who saw it."""
    if (new.visibility, _owner(new)) != (old.visibility, _owner(old)):
        detail = (
            f"the fact that this revises is {old.visibility}; send the same visibility and owner, "
            "or withdraw that fact and record a new one"
        )
        raise DomainError("visibility-differs", detail, "visibility")


def corroboration_owners(session: Session, fact: Fact, today: date) -> frozenset[str]:
    """Whoever is in charge of a fact says who seconds it."""
    about = session.scalars(recording_entry(cast(CorroborationFact, fact).fact)).one()
    known = session.get_one(fact_models()[about.kind], about.fact)
    return responsible_authorities(session, known, today)


def recording_entry(fact: str) -> Select[Change]:
    """The entry that stated a fact."""
    return select(Change).where(col(Change.fact) == fact, col(Change.action).in_(RECORDING_ACTIONS))


def _current_entry(session: Session, fact: Fact) -> Change:
    """The entry that stated a fact which still stands."""
    if fact.to_position != NEVER:
        raise DomainError("already-withdrawn", f"{fact.id} was already withdrawn or revised")
    return session.scalars(recording_entry(fact.id)).one()


def _replace(session: Session, fact: AnyFact, subject: Subject, provenance: Provenance) -> AnyFact:
    """State a fact in the place of the one it names, which must be about the same thing."""
    old = session.get(type(fact), fact.replaces)
    if old is None or not _sees(provenance, old):
        raise DomainError(
            "unknown-fact", f"no {kind_of(fact)} has the id {fact.replaces}", "replaces"
        )
    stated = session.scalars(recording_entry(old.id)).one()
    if (stated.thing, stated.code) != (subject.thing, subject.code):
        raise DomainError(
            "other-subject", f"{old.id} belongs to {stated.code}, not to {subject.code}", "replaces"
        )
    return revise(session, old, fact, provenance, reason="correction")


def _check_recordable(session: Session, fact: Fact, provenance: Provenance) -> None:
    """Refuse what names an unknown thing, or is somebody else's to state."""
    check_references(session, fact)
    _check_permission(session, fact, provenance)


def _check_permission(session: Session, fact: Fact, provenance: Provenance) -> None:
    """Refuse what somebody else is in charge of; the operator may state everything."""
    if provenance.caller is None:
        return
    in_charge = responsible_authorities(session, fact, in_london(provenance.at).date())
    check_may_record(provenance.caller, in_charge, provenance.acting_for)
    if isinstance(fact, HideableFact):
        check_may_own(provenance.caller, fact.owner)


def _check_may_end(session: Session, fact: Fact, stated: Change, provenance: Provenance) -> None:
    """Refuse to end what somebody else is in charge of, or has stated where any editor may."""
    _check_permission(session, fact, provenance)
    if provenance.caller is not None:
        in_charge = responsible_authorities(session, fact, in_london(provenance.at).date())
        check_may_end(provenance.caller, in_charge, stated.author)


def _check_without(session: Session, ended: Fact) -> None:
    """Refuse a history that needs what was ended; nothing that is said instead is to blame."""
    try:
        run_checks(session, ended)
    except DomainError as refused:
        raise DomainError(refused.code, refused.detail) from refused


def _sees(provenance: Provenance, fact: Fact) -> bool:
    return provenance.caller is None or provenance.caller.sees(fact.visibility, _owner(fact))


def _owner(fact: Fact) -> str | None:
    return fact.owner if isinstance(fact, HideableFact) else None


def _record(session: Session, fact: AnyFact, provenance: Provenance, action: Action) -> AnyFact:
    source = session.get_one(Source, fact.source)
    last = last_entry(session, stream_of(fact))
    fact.from_position = next_position(last)
    fact.id = f"{stream_of(fact)}-{fact.from_position}"
    session.add(fact)
    session.flush()
    run_checks(session, fact)
    entry = Entry(action, kind_of(fact), fact.id, content_of(fact), source, stream_of(fact))
    append(session, last, provenance, entry)
    run_projectors(session, fact, fact.from_position)
    return fact

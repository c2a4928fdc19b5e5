"""Commands that record, revise and withdraw facts: all changes of the registry."""

from typing import Any, TypeVar

from pydantic import BaseModel
from sqlalchemy import Select, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from app.domain.errors import DomainError
from app.domain.permissions import ANY_EDITOR, check_may_end, check_may_own, check_may_record
from app.ledger.entries import (
    Action,
    Entry,
    Subject,
    append,
    content_of,
    kind_of,
    last_entry,
    next_position,
    stream_of,
)
from app.ledger.fact_types import CommandContext, FactType, stale_version
from app.ledger.hashing import digest, to_plain
from app.ledger.inputs import ReplaceableIn, SourceIn
from app.ledger.integrity import check_references, field_of_code
from app.ledger.models import (
    PUBLIC,
    RECORDING_ACTIONS,
    Change,
    Fact,
    HideableFact,
    Source,
    searchable,
)
from app.ledger.queries import is_ended
from app.ledger.still_named import check_not_named
from app.platform.db.columns import NEVER

AnyFact = TypeVar("AnyFact", bound=Fact)
AnyBody = TypeVar("AnyBody", bound=BaseModel)


def create_identity(session: Session, identity: type[SQLModel], code: str) -> None:
    """Add the code of a new thing. Raises DomainError `…-exists`."""
    if session.get(identity, code) is not None:
        thing = str(identity.__tablename__)
        detail = f"the {thing} {code} already exists; send another code"
        raise DomainError(f"{thing}-exists", detail, field_of_code(thing))
    session.add(identity(code=code))
    session.flush()


def register_source(ctx: CommandContext, body: SourceIn) -> Source:
    """Register a document on which facts can rest. Raises DomainError `source-exists`."""
    session, provenance = ctx.session, ctx.provenance
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
    entry = Entry(action, "source", source.code, to_plain(content), source)
    append(session, last, provenance, entry)
    return source


def record(
    ctx: CommandContext, type_: FactType[AnyFact, AnyBody], body: AnyBody, **named: Any
) -> AnyFact:
    """Record the fact of an input, if the resulting history is consistent.

    `named` are columns that the input does not have, such as the contract of a path. A fact with
    `replaces` replaces that fact. Raises DomainError.
    """
    return record_fact(ctx, type_.build(ctx, body, **named))


def record_fact(ctx: CommandContext, fact: AnyFact) -> AnyFact:
    """Record a fact that is already built. Raises DomainError."""
    subject = ctx.catalogue.type_of(fact).subject(ctx.session, fact)
    if fact.replaces is not None:
        return _replace(ctx, fact, subject)
    _check_recordable(ctx, fact)
    return _append(ctx, fact, Action("stated", subject))


def revise(ctx: CommandContext, old: Fact, new: AnyFact, *, reason: str) -> AnyFact:
    """Replace a wrong fact by the right one in one entry. Raises DomainError."""
    _check_same_readers(new, old)
    recorded = _current_entry(ctx.session, old)
    _check_may_end(ctx, old, recorded)
    # Before the old fact ends, because the owner of the new one may depend on it.
    _check_recordable(ctx, new)
    old.to_position = next_position(last_entry(ctx.session, stream_of(new)))
    new.replaces = old.id
    ctx.session.add(old)
    ctx.session.flush()
    subject = Subject(recorded.thing, recorded.code)
    fact = _append(ctx, new, Action("restated", subject, reason))
    # The new fact may have another subject, so the old subject is checked without its fact.
    if new.record_id != old.record_id:
        check_not_named(ctx, old)
    _check_without(ctx, old)
    ctx.catalogue.project(ctx.session, old, fact.from_position)
    return fact


def withdraw(ctx: CommandContext, fact: Fact, *, reason: str) -> None:
    """Record that a fact was recorded by mistake; it stays readable. Raises DomainError."""
    session = ctx.session
    recorded = _current_entry(session, fact)
    _check_may_end(ctx, fact, recorded)
    last = last_entry(session, stream_of(fact))
    fact.to_position = next_position(last)
    session.add(fact)
    session.flush()
    check_not_named(ctx, fact)
    _check_without(ctx, fact)
    action = Action("withdrawn", Subject(recorded.thing, recorded.code), reason)
    source = session.get_one(Source, fact.source)
    entry = Entry(action, recorded.kind, fact.id, recorded.content, source, stream_of(fact))
    append(session, last, ctx.provenance, entry)
    ctx.catalogue.project(session, fact, fact.to_position)


def check_replaceable(ctx: CommandContext, body: BaseModel) -> None:
    """Raise a Problem unless `If-Match` names the replaced fact and the fact is current."""
    replaced = body.replaces if isinstance(body, ReplaceableIn) else None
    if replaced is not None:
        ctx.check_if_match(replaced)
        if is_ended(ctx.session, replaced, ctx.as_of):
            raise stale_version()


def check_same_visibility(fact: HideableFact, visibility: str, owner: str | None) -> None:
    """Raise DomainError `visibility-differs` unless a fact about a fact has the same readers."""
    if (fact.visibility, fact.owner) != (visibility, owner):
        owned = f" with the owner {owner}" if owner else ""
        detail = f"the fact that this refers to is {visibility}{owned}; send the same visibility"
        raise DomainError("visibility-differs", detail, "visibility")


def recording_entry(fact: str) -> Select[Change]:
    """Return the statement for the entry that recorded a fact."""
    return select(Change).where(col(Change.fact) == fact, col(Change.action).in_(RECORDING_ACTIONS))


def _check_same_readers(new: Fact, old: Fact) -> None:
    if (new.visibility, _owner(new)) != (old.visibility, _owner(old)):
        detail = (
            f"the fact that this revises is {old.visibility}; send the same visibility and owner, "
            "or withdraw that fact and record a new one"
        )
        raise DomainError("visibility-differs", detail, "visibility")


def _current_entry(session: Session, fact: Fact) -> Change:
    """Return the entry that recorded a fact. Raises DomainError if the fact has ended."""
    if fact.to_position != NEVER:
        raise DomainError("already-withdrawn", f"{fact.id} was already withdrawn or revised")
    return session.scalars(recording_entry(fact.id)).one()


def _replace(ctx: CommandContext, fact: AnyFact, subject: Subject) -> AnyFact:
    """Record a fact that replaces another one of the same subject."""
    old = ctx.session.get(type(fact), fact.replaces)
    if old is None or not _sees(ctx, old):
        raise DomainError(
            "unknown-fact", f"no {kind_of(fact)} has the id {fact.replaces}", "replaces"
        )
    recorded = ctx.session.scalars(recording_entry(old.id)).one()
    if (recorded.thing, recorded.code) != (subject.thing, subject.code):
        raise DomainError(
            "other-subject",
            f"{old.id} belongs to {recorded.code}, not to {subject.code}",
            "replaces",
        )
    return revise(ctx, old, fact, reason="correction")


def _check_recordable(ctx: CommandContext, fact: Fact) -> None:
    """Raise DomainError for an unknown reference or a missing permission."""
    check_references(ctx.session, fact)
    _check_permission(ctx, fact)


def _check_permission(ctx: CommandContext, fact: Fact) -> None:
    """Raise DomainError unless the author owns the fact; the operator may record everything."""
    caller = ctx.provenance.caller
    if caller is None:
        return
    check_may_record(caller, ctx.owners_of(fact), ctx.provenance.acting_for)
    if isinstance(fact, HideableFact):
        check_may_own(caller, fact.owner)


def _check_may_end(ctx: CommandContext, fact: Fact, recorded: Change) -> None:
    """Raise DomainError unless the author owns the fact, or recorded it as an editor."""
    _check_permission(ctx, fact)
    if ctx.provenance.caller is not None:
        check_may_end(ctx.provenance.caller, ctx.owners_of(fact), recorded.author)


def _check_without(ctx: CommandContext, ended: Fact) -> None:
    """Raise DomainError if the history is inconsistent without the ended fact.

    No field of the request is named, because none is wrong.
    """
    try:
        ctx.catalogue.check(ctx.session, ended)
    except DomainError as error:
        raise DomainError(error.code, error.detail) from error


def _sees(ctx: CommandContext, fact: Fact) -> bool:
    caller = ctx.provenance.caller
    return caller is None or caller.sees(fact.visibility, _owner(fact))


def _owner(fact: Fact) -> str | None:
    return fact.owner if isinstance(fact, HideableFact) else None


def _append(ctx: CommandContext, fact: AnyFact, action: Action) -> AnyFact:
    """Store a fact and its entry, and update the rows computed from it."""
    session = ctx.session
    source = session.get_one(Source, fact.source)
    last = last_entry(session, stream_of(fact))
    fact.from_position = next_position(last)
    fact.id = f"{stream_of(fact)}-{fact.from_position}"
    session.add(fact)
    session.flush()
    ctx.catalogue.check(session, fact)
    entry = Entry(action, kind_of(fact), fact.id, content_of(fact), source, stream_of(fact))
    append(session, last, ctx.provenance, entry)
    ctx.catalogue.project(session, fact, fact.from_position)
    return fact

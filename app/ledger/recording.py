"""Commands that record, revise and withdraw facts: all changes of the registry."""

from typing import Any, TypeVar

from pydantic import BaseModel
from sqlmodel import SQLModel

from app.domain.errors import DomainError
from app.domain.permissions import ANY_EDITOR, check_may_end, check_may_own, check_may_record
from app.ledger.commitments import split
from app.ledger.entries import REASON, REVISION_REASON, Entry, RecordedFact, Subject
from app.ledger.fact_types import CommandContext, FactType, NewFact, stale_version
from app.ledger.inputs import ReplaceableIn, SourceIn
from app.ledger.integrity import check_references, field_of_code
from app.ledger.models import (
    Fact,
    HideableFact,
    Source,
)
from app.ledger.queries import is_ended
from app.ledger.sources import source_row, source_texts
from app.ledger.still_named import check_not_named
from app.ledger.streams import PUBLIC, stream_of
from app.platform.db.columns import NEVER

AnyFact = TypeVar("AnyFact", bound=Fact)
AnyBody = TypeVar("AnyBody", bound=BaseModel)

SOURCE = "source"
"""The type of entries that register a source."""


def create_identity(ctx: CommandContext, identity: type[SQLModel], code: str) -> None:
    """Add the code of a new thing. Raises DomainError `…-exists`."""
    thing = str(identity.__tablename__)
    if ctx.batch.has_identity(identity, code):
        detail = f"the {thing} {code} already exists; send another code"
        raise DomainError(f"{thing}-exists", detail, field_of_code(thing))
    ctx.batch.add_identity(identity, code)


def register_source(ctx: CommandContext, body: SourceIn) -> str:
    """Register a document on which facts can rest; return its code.

    Raises DomainError `source-exists`.
    """
    if ctx.session.get(Source, body.code) is not None:
        raise DomainError(
            "source-exists", f"the source {body.code} already exists; send another code", "code"
        )
    if ctx.provenance.caller is not None:
        check_may_record(ctx.provenance.caller, ANY_EDITOR, ctx.provenance.acting_for)
    content, texts = split(body.model_dump(mode="json"), source_texts())
    subject = Subject(SOURCE, body.code)
    ctx.batch.add_entry(
        Entry("registered", SOURCE, body.code, subject, PUBLIC, content, texts), ctx.provenance
    )
    ctx.batch.add_source(**source_row(body), from_at=ctx.batch.moment)
    return body.code


def record(
    ctx: CommandContext, type_: FactType[AnyFact, AnyBody], body: AnyBody, **named: Any
) -> AnyFact:
    """Record the fact of an input, if the resulting history is consistent.

    `named` are columns that the input does not have, such as the contract of a path. A fact with
    `replaces` replaces that fact. Raises DomainError.
    """
    return record_fact(ctx, type_.build(ctx, body, **named))


def record_fact(ctx: CommandContext, new: NewFact[AnyFact]) -> AnyFact:
    """Record a fact that is already built. Raises DomainError."""
    if new.row.replaces is not None:
        return _replace(ctx, new)
    _check_recordable(ctx, new.row)
    return _append(ctx, new, "recorded", new.type.subject(ctx, new.row))


def revise(
    ctx: CommandContext, old: Fact, new: NewFact[AnyFact], *, reason: str | None = None
) -> AnyFact:
    """Replace a wrong fact by the right one in one entry, which says why. Raises DomainError."""
    _check_same_readers(new.row, old)
    recorded = _current_entry(ctx, old)
    _check_may_end(ctx, old, recorded)
    # Before the old fact ends, because the owner of the new one may depend on it.
    _check_recordable(ctx, new.row)
    ctx.batch.end_fact(old)
    new.row.replaces = old.id
    fact = _append(ctx, new, "revised", recorded.subject, replaces=old.id, reason=reason)
    # The new fact may have another subject, so what names the old one is asked for.
    if fact.record_id != old.record_id:
        check_not_named(ctx, [old])
    return fact


def withdraw(ctx: CommandContext, fact: Fact, *, reason: str) -> None:
    """Record that a fact was recorded by mistake; it stays readable. Raises DomainError."""
    recorded = _current_entry(ctx, fact)
    _check_may_end(ctx, fact, recorded)
    ctx.batch.end_fact(fact)
    check_not_named(ctx, [fact])
    entry = Entry(
        "withdrawn",
        recorded.type,
        fact.id,
        recorded.subject,
        recorded.stream,
        {},
        {REASON: reason},
        source=recorded.source,
    )
    ctx.batch.add_entry(entry, ctx.provenance)


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


def _check_same_readers(new: Fact, old: Fact) -> None:
    if (new.visibility, _owner(new)) != (old.visibility, _owner(old)):
        detail = (
            f"the fact that this revises is {old.visibility}; send the same visibility and owner, "
            "or withdraw that fact and record a new one"
        )
        raise DomainError("visibility-differs", detail, "visibility")


def _current_entry(ctx: CommandContext, fact: Fact) -> RecordedFact:
    """Return what the entry of a fact says. Raises DomainError if the fact has ended."""
    if fact.to_at != NEVER:
        raise DomainError("already-withdrawn", f"{fact.id} was already withdrawn or revised")
    return ctx.recorded(fact.id)


def _replace(ctx: CommandContext, new: NewFact[AnyFact]) -> AnyFact:
    """Record a fact that replaces another one of the same subject."""
    subject = new.type.subject(ctx, new.row)
    old = ctx.batch.fact(type(new.row), str(new.row.replaces))
    if old is None or not ctx.sees(old.stream):
        raise DomainError(
            "unknown-fact", f"no {new.type.name} has the id {new.row.replaces}", "replaces"
        )
    recorded = ctx.recorded(old.id)
    if recorded.subject != subject:
        raise DomainError(
            "other-subject",
            f"{old.id} belongs to {recorded.subject.code}, not to {subject.code}",
            "replaces",
        )
    return revise(ctx, old, new)


def _check_recordable(ctx: CommandContext, fact: Fact) -> None:
    """Raise DomainError for an unknown reference or a missing permission."""
    check_references(ctx.batch, fact)
    _check_permission(ctx, fact)


def _check_permission(ctx: CommandContext, fact: Fact) -> None:
    """Raise DomainError unless the author owns the fact; the operator may record everything."""
    caller = ctx.provenance.caller
    if caller is None:
        return
    check_may_record(caller, ctx.owners_of(fact), ctx.provenance.acting_for)
    if isinstance(fact, HideableFact):
        check_may_own(caller, fact.owner)


def _check_may_end(ctx: CommandContext, fact: Fact, recorded: RecordedFact) -> None:
    """Raise DomainError unless the author owns the fact, or recorded it as an editor."""
    _check_permission(ctx, fact)
    if ctx.provenance.caller is not None:
        check_may_end(ctx.provenance.caller, ctx.owners_of(fact), recorded.author)


def _owner(fact: Fact) -> str | None:
    return fact.owner if isinstance(fact, HideableFact) else None


def _append(
    ctx: CommandContext,
    new: NewFact[AnyFact],
    action: str,
    subject: Subject,
    *,
    replaces: str | None = None,
    reason: str | None = None,
) -> AnyFact:
    """Add a fact and its entry to the batch."""
    content, texts = split(new.content, new.type.texts)
    if reason is not None:
        texts[REVISION_REASON] = reason
    entry = Entry(
        action,
        new.type.name,
        "",
        subject,
        stream_of(new.row.visibility, _owner(new.row)),
        content,
        texts,
        replaces=replaces,
        source=new.row.source,
    )
    return ctx.batch.add_fact(new.row, entry, ctx.provenance)

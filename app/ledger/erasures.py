"""Erasure of free texts: requested by an admin, done with the consent of an auditor."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from app.auth.queries import descends_from, in_local_time
from app.domain.errors import DomainError
from app.domain.permissions import Caller
from app.ledger.commitments import join
from app.ledger.entries import REASON, Entry, Subject
from app.ledger.fact_types import CommandContext, FactCatalogue
from app.ledger.inputs import ErasureIn, SourceIn
from app.ledger.models import (
    Change,
    ChangeText,
    Details,
    Erasure,
    Fact,
    Source,
    StreamHead,
    Version,
)
from app.ledger.schemas import ErasureOut
from app.ledger.sources import source_row, source_texts
from app.ledger.streams import label
from app.platform.canonical import to_plain
from app.platform.clock import from_micros
from app.platform.db.columns import table
from app.platform.problems.problem import unknown_code

CONSENT_WITHIN = timedelta(hours=24)
_ID_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # no characters that look alike
_ID_LENGTH = 12
# One entry has one id: an erasure under another spelling would excuse the text of no entry.
_POSITION = re.compile(r"[1-9][0-9]{0,17}")


@dataclass(frozen=True, slots=True)
class _Target:
    """An entry, and the free texts that it still holds by their path."""

    entry: Change
    texts: Mapping[str, str]


def request_erasure(ctx: CommandContext, body: ErasureIn, entry: str, by: Caller) -> Erasure:
    """Request the erasure of texts of an entry; without `texts`, of all that it holds.

    Raises Problem `unknown-code`, and DomainError `not-a-free-text` or `already-erased`.
    """
    target = _target(ctx, entry)
    paths = _paths(target, body.texts)
    now = from_micros(ctx.batch.moment)
    erasure = Erasure(
        id="".join(secrets.choice(_ID_ALPHABET) for _ in range(_ID_LENGTH)),
        entry=entry,
        texts=paths,
        reason=body.reason,
        requested_by=by.name,
        credential=by.credential,
        requested_at=now,
        expires_at=now + CONSENT_WITHIN,
    )
    ctx.session.add(erasure)
    ctx.session.flush()
    return erasure


def get_erasure(session: Session, id_: str) -> Erasure:
    """Return an erasure. Raises Problem `unknown-code`."""
    erasure = None if "\x00" in id_ else session.get(Erasure, id_)
    if erasure is None:
        raise unknown_code("erasure", id_)
    return erasure


def consent_to_erasure(ctx: CommandContext, id_: str, by: Caller) -> Erasure:
    """Erase the texts of a request, in every place that holds them, and record the erasure.

    Raises Problem `unknown-code`, and DomainError `consent-not-independent`, `erasure-expired` or
    `already-erased`.
    """
    erasure = get_erasure(ctx.session, id_)
    _check_consent(ctx, erasure, by)
    target = _target(ctx, erasure.entry)
    paths = _paths(target, erasure.texts)
    erased = frozenset(target.texts[path] for path in paths)
    _erase_texts(ctx.session, target.entry, paths)
    _erase_rows(ctx.session, ctx.catalogue, target.entry)
    for holder in ctx.catalogue.text_holders:
        holder.erase(ctx.session, erased)
    erasure.consented_by, erasure.consented_at = by.name, from_micros(ctx.batch.moment)
    _add_entry(ctx, erasure, target.entry, paths)
    ctx.session.flush()
    return erasure


def to_out(erasure: Erasure) -> ErasureOut:
    """Convert an erasure to its answer."""
    return ErasureOut(**in_local_time(erasure.model_dump(exclude={"credential"})))


def _target(ctx: CommandContext, id_: str) -> _Target:
    """Return an entry that the author may read. Raises Problem `unknown-code`."""
    label_, _, position = id_.rpartition("-")
    stream = next((name for name in ctx.as_of.streams if label(name) == label_), None)
    entry = None
    if stream is not None and _POSITION.fullmatch(position):
        entry = ctx.session.get(Change, (stream, int(position)))
    if entry is None:
        raise unknown_code("fact", id_)
    texts = _texts(ctx.session, entry)
    return _Target(entry, {path: text for path, text in texts.items() if text is not None})


def _of_entry(entry: Change) -> ColumnElement[bool]:
    """Return the condition that a text belongs to an entry."""
    return and_(col(ChangeText.stream) == entry.stream, col(ChangeText.position) == entry.position)


def _texts(session: Session, entry: Change) -> dict[str, str | None]:
    """Return the free texts of an entry by their path; an erased one is None."""
    texts = select(col(ChangeText.path), col(ChangeText.text)).where(_of_entry(entry))
    return {row.path: row.text for row in session.execute(texts)}


def _paths(target: _Target, wanted: list[str] | None) -> list[str]:
    """Return the paths of the texts to erase. Raises DomainError."""
    committed = target.entry.commitments["texts"]
    if not committed:
        raise DomainError("not-a-free-text", "this entry has no free texts")
    for n, path in enumerate(wanted or ()):
        if path not in committed:
            named = ", ".join(sorted(committed)) or "none"
            detail = f"{path[:60]!r} is no free text of this entry; its free texts: {named}"
            raise DomainError("not-a-free-text", detail, f"texts/{n}")
    paths = sorted(set(wanted) if wanted else committed.keys() & target.texts.keys())
    gone = [path for path in paths if path not in target.texts]
    if gone or not paths:
        detail = f"{', '.join(gone) or 'every free text of this entry'} was erased before"
        raise DomainError("already-erased", detail)
    return paths


def _check_consent(ctx: CommandContext, erasure: Erasure, by: Caller) -> None:
    """Refuse a consent that is late, or not independent of the request."""
    if erasure.consented_at is not None:
        raise DomainError("already-erased", "the texts of this request were erased before")
    if from_micros(ctx.batch.moment) > erasure.expires_at:
        detail = "the request is older than 24 hours; an admin may request the erasure again"
        raise DomainError("erasure-expired", detail)
    requested, consenting = erasure.credential, by.credential
    is_descendant = (
        requested is not None
        and consenting is not None
        and descends_from(ctx.session, consenting, requested)
    )
    if by.name == erasure.requested_by or is_descendant:
        detail = "the consent must come from a credential that does not descend from the request's"
        raise DomainError("consent-not-independent", detail)


def _erase_texts(session: Session, entry: Change, paths: list[str]) -> None:
    session.execute(
        update(ChangeText)
        .where(_of_entry(entry), col(ChangeText.path).in_(paths))
        .values(text=None, salt=None)
        .execution_options(synchronize_session=False)
    )


def _erase_rows(session: Session, catalogue: FactCatalogue, entry: Change) -> None:
    """Bring the rows that follow from an entry to what is left of its texts."""
    session.expire_all()
    left = _texts(session, entry)
    if entry.action == "registered":
        body = SourceIn.model_validate(join(entry.content, left, source_texts()))
        sources = table(Source)
        session.execute(
            update(sources).where(sources.c.code == entry.fact).values(**source_row(body))
        )
        catalogue.erase(session, session.get_one(Source, entry.fact))
    elif entry.action in {"recorded", "revised"}:
        type_ = catalogue.types[entry.type]
        _erase_fact(session, entry.fact, type_.model, type_.columns_of(entry.content, left))
        catalogue.erase(session, session.get_one(type_.model, entry.fact))


def _erase_fact(
    session: Session, fact: str, model: type[Fact], expected: Mapping[str, Any]
) -> None:
    """Change the columns of a fact that held erased texts, and the names computed from them."""
    facts = table(model)
    stored: Any = session.execute(select(facts).where(facts.c.id == fact)).mappings().one()
    changed = {
        name: value
        for name, value in expected.items()
        if name in facts.c and to_plain(stored[name]) != to_plain(value)
    }
    if changed:
        session.execute(update(facts).where(facts.c.id == fact).values(**changed))
    if issubclass(model, Details):
        versions = table(Version)
        of_fact = versions.c.details == fact
        session.execute(update(versions).where(of_fact).values(name=expected["name"]))


def _add_entry(ctx: CommandContext, erasure: Erasure, entry: Change, paths: list[str]) -> None:
    """Record that texts were erased, in the stream of what was erased."""
    content = {
        "entry": erasure.entry,
        "texts": paths,
        "requested_by": erasure.requested_by,
        "consented_by": erasure.consented_by,
    }
    ctx.batch.add_entry(
        Entry(
            "erased",
            entry.type,
            entry.fact,
            Subject(entry.thing, entry.code),
            entry.stream,
            content,
            {REASON: erasure.reason},
        ),
        ctx.provenance,
    )
    heads = table(StreamHead)
    ctx.session.execute(
        update(heads).where(heads.c.stream == entry.stream).values(erasures=heads.c.erasures + 1)
    )

"""What is said about an identity, in versions: corrected over its days, or changed from one."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.vocabulary import RevisionReason
from app.ledger.as_of import AsOf, resolve_code, version_on
from app.ledger.commands import record, revise
from app.ledger.entries import Subject
from app.ledger.http.reads import Versioned
from app.ledger.http.writes import CommandContext, stale_version
from app.ledger.inputs import DetailsIn, RevisionIn
from app.ledger.models import Details
from app.ledger.schemas import ItemOnDayQuery
from app.platform.db.columns import NEVER, table
from app.platform.problems.problem import unknown_code

AnyDetails = TypeVar("AnyDetails", bound=Details)
Body = TypeVar("Body", bound=DetailsIn)


def get_details(
    session: Session, kind: type[AnyDetails], code: str, on: date, as_of: AsOf
) -> AnyDetails:
    """The version of a thing's details that holds on a day, as known at a position."""
    fact = version_on(session, thing_of(kind), code, on, as_of)
    if fact is None:
        raise unknown_code(thing_of(kind), code)
    return session.get_one(kind, fact)


def read_details(
    session: Session,
    query: ItemOnDayQuery,
    as_of: AsOf,
    *,
    kind: type[AnyDetails],
    spelling: str,
    to_input: Callable[[AnyDetails], Body],
) -> Versioned[Body]:
    """The details of a thing on a day, in the shape in which they can be revised."""
    code = resolve_code(session, thing_of(kind), spelling, as_of)
    details = get_details(session, kind, code, as_of.day(query.on), as_of)
    return Versioned(details.id, to_input(details))


def revise_details(ctx: CommandContext, new: AnyDetails, body: RevisionIn) -> AnyDetails:
    """State details again: in the place of the version seen, or from a later day on."""
    if body.reason is RevisionReason.CORRECTION:
        return _correct(ctx, new)
    return _change(ctx, new)


def _correct(ctx: CommandContext, new: AnyDetails) -> AnyDetails:
    """Put the right details in the place of the wrong ones, over the same days."""
    old = ctx.session.get(type(new), ctx.matched_fact())
    if old is None or old.code != new.code or old.to_position != NEVER:
        raise stale_version()
    if new.holds_from not in {None, old.holds_from}:
        raise DomainError(
            "days-differ",
            "a correction keeps the days of the version; leave holds_from out",
            "holds_from",
        )
    new.holds_from = old.holds_from
    return revise(ctx.session, old, new, ctx.provenance, reason="correction")


def _change(ctx: CommandContext, new: AnyDetails) -> AnyDetails:
    """Let new details hold from a day on; the caller must have seen the ones they cut short."""
    kind = type(new)
    if new.holds_from is None:
        raise DomainError(
            "holds-from-needed",
            "holds_from is missing; send the day from which the change holds",
            "holds_from",
        )
    ctx.check_if_match(get_details(ctx.session, kind, new.code, new.holds_from, ctx.as_of).id)
    _check_is_a_change(ctx.session, new)
    return record(ctx.session, new, Subject(thing_of(kind), new.code), ctx.provenance)


def thing_of(kind: type[Details]) -> str:
    """The sort of thing that details of this kind are about."""
    return table(kind).name.removesuffix("_details")


def _check_is_a_change(session: Session, new: Details) -> None:
    """Refuse a version on the very day on which another begins: it would hide that one."""
    kind = type(new)
    others = session.scalars(
        select(kind).where(
            col(kind.code) == new.code,
            col(kind.holds_from) == new.holds_from,
            col(kind.to_position) == NEVER,
        )
    )
    if others.first() is not None:
        raise DomainError(
            "not-a-change",
            f"another version begins on {new.holds_from}; correct that version",
            "holds_from",
        )

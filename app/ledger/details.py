"""What is said about an identity, in versions: corrected over its days, or changed from one."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.vocabulary import RestatementReason
from app.ledger.as_of import At, get_code, version_on
from app.ledger.commands import restate, state
from app.ledger.entries import Subject
from app.ledger.http.reads import Named
from app.ledger.http.writes import Submission, stale
from app.ledger.inputs import DetailsIn, Restatement
from app.ledger.models import Details
from app.ledger.schemas import ItemOnDay
from app.platform.db.columns import NEVER, table
from app.platform.problems.problem import unknown_code

AnyDetails = TypeVar("AnyDetails", bound=Details)
Body = TypeVar("Body", bound=DetailsIn)


def get_details(
    session: Session, kind: type[AnyDetails], code: str, on: date, at: At
) -> AnyDetails:
    """The version of a thing's details that holds on a day, as known at a position."""
    fact = version_on(session, thing_of(kind), code, on, at)
    if fact is None:
        raise unknown_code(thing_of(kind), code)
    return session.get_one(kind, fact)


def details_item(
    kind: type[AnyDetails],
    spelling: str,
    question: ItemOnDay,
    said: Callable[[AnyDetails], Body],
) -> Callable[[Session, At], Named[Body]]:
    """Reads what is said of a thing on a day, in the shape in which it is said."""

    def read(session: Session, at: At) -> Named[Body]:
        code = get_code(session, thing_of(kind), spelling, at)
        details = get_details(session, kind, code, at.day(question.on), at)
        return Named(details.id, said(details))

    return read


def restate_details(said: Submission, new: AnyDetails, body: Restatement) -> AnyDetails:
    """State details again: in the place of the version seen, or from a later day on."""
    if body.reason is RestatementReason.CORRECTION:
        return _correct(said, new)
    return _change(said, new)


def _correct(said: Submission, new: AnyDetails) -> AnyDetails:
    """Put the right details in the place of the wrong ones, over the same days."""
    old = said.session.get(type(new), said.seen_fact())
    if old is None or old.code != new.code or old.to_position != NEVER:
        raise stale()
    if new.holds_from not in {None, old.holds_from}:
        raise DomainError("days-differ", "a correction holds over the same days", "holds_from")
    new.holds_from = old.holds_from
    return restate(said.session, old, new, said.recording, reason="correction")


def _change(said: Submission, new: AnyDetails) -> AnyDetails:
    """Let new details hold from a day on; the caller must have seen the ones they cut short."""
    kind = type(new)
    if new.holds_from is None:
        raise DomainError("holds-from-needed", "the day from which the change holds", "holds_from")
    said.must_have_seen(get_details(said.session, kind, new.code, new.holds_from, said.at).id)
    _check_is_a_change(said.session, new)
    return state(said.session, new, Subject(thing_of(kind), new.code), said.recording)


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
            "not-a-change", f"a version begins on {new.holds_from} already", "holds_from"
        )

"""Identities: things with a code, and details that are corrected or change on a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar, cast

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from app.domain.errors import DomainError
from app.domain.vocabulary import RevisionReason
from app.ledger.as_of import AsOf, resolve_code, version_on
from app.ledger.fact_types import CommandContext, FactType, NewFact, stale_version
from app.ledger.inputs import DetailsIn, RevisionIn
from app.ledger.integrity import field_of_code
from app.ledger.models import Details
from app.ledger.recording import create_identity, record, record_fact, revise
from app.ledger.schemas import ItemOnDayQuery, Versioned
from app.platform.db.columns import NEVER
from app.platform.problems.problem import unknown_code

AnyDetails = TypeVar("AnyDetails", bound=Details)
Body = TypeVar("Body", bound=DetailsIn)


@dataclass(frozen=True, slots=True, eq=False)
class Identity(Generic[AnyDetails, Body]):
    """A kind of thing with a code: its table, the fact type of its details, and its first input.

    `to_input` converts details to the input of a revision.
    """

    thing: str
    table: type[SQLModel]
    details: FactType[AnyDetails, Body]
    input: type[Body]
    to_input: Callable[[AnyDetails], Body]


def same_fields(input_: type[Body]) -> Callable[[Any], Body]:
    """Return a `to_input` for details whose columns are called like the fields of their input."""

    def to_input(details: Details) -> Body:
        shared = details.model_dump(include=set(input_.model_fields))
        return input_.model_validate(shared)

    return to_input


def create(ctx: CommandContext, identity: Identity[AnyDetails, Body], body: Body) -> AnyDetails:
    """Add a thing with its first details. Raises DomainError if its code exists."""
    code = getattr(body, field_of_code(identity.thing))
    create_identity(ctx, identity.table, code)
    created = record(ctx, identity.details, body, code=code)
    ctx.batch.standing.add((identity.thing, code))
    return created


def change(
    ctx: CommandContext, identity: Identity[AnyDetails, Body], code: str, body: Body
) -> AnyDetails:
    """Record details that hold from a day on."""
    return record(ctx, identity.details, body, code=code)


def correct(
    ctx: CommandContext, identity: Identity[AnyDetails, Body], old: AnyDetails, body: Body
) -> AnyDetails:
    """Replace wrong details by the right ones."""
    return revise(ctx, old, identity.details.build(ctx, body, code=old.code))


def revise_details(
    ctx: CommandContext, identity: Identity[AnyDetails, Body], code: str, body: BaseModel
) -> AnyDetails:
    """Correct the version that `If-Match` names, or record new details from a later day on."""
    details = cast(Body, body)
    if cast(RevisionIn, body).reason is RevisionReason.CORRECTION:
        return _correct(ctx, identity, code, details)
    return _change(ctx, identity, identity.details.build(ctx, details, code=code))


def read_details(
    session: Session,
    query: ItemOnDayQuery,
    as_of: AsOf,
    *,
    identity: Identity[Any, Any],
    spelling: str,
) -> Versioned[Any]:
    """Return the details of a thing on a day, as the input of a revision."""
    code = resolve_code(session, identity.thing, spelling, as_of)
    details = get_details(session, identity, code, as_of.day(query.on), as_of)
    return Versioned(details.id, identity.to_input(details))


def get_details(
    session: Session, identity: Identity[AnyDetails, Any], code: str, on: date, as_of: AsOf
) -> AnyDetails:
    """Return the version of a thing's details on a day. Raises Problem `unknown-code`."""
    fact = version_on(session, identity.thing, code, on, as_of)
    if fact is None:
        raise unknown_code(identity.thing, code)
    return session.get_one(identity.details.model, fact)


def _correct(
    ctx: CommandContext, identity: Identity[AnyDetails, Body], code: str, body: Body
) -> AnyDetails:
    """Replace wrong details by the right ones, for the same days."""
    old = ctx.batch.fact(identity.details.model, ctx.matched_fact())
    if old is None or old.code != code or old.to_at != NEVER:
        raise stale_version()
    if body.holds_from not in {None, old.holds_from}:
        raise DomainError(
            "days-differ",
            "a correction keeps the days of the version; leave holds_from out",
            "holds_from",
        )
    return correct(ctx, identity, old, body.model_copy(update={"holds_from": old.holds_from}))


def _change(
    ctx: CommandContext, identity: Identity[AnyDetails, Any], new: NewFact[AnyDetails]
) -> AnyDetails:
    """Record new details from a day on; `If-Match` names the version that they shorten."""
    details = new.row
    if details.holds_from is None:
        raise DomainError(
            "holds-from-needed",
            "holds_from is missing; send the day from which the change holds",
            "holds_from",
        )
    current = get_details(ctx.session, identity, details.code, details.holds_from, ctx.as_of)
    ctx.check_if_match(current.id)
    _check_begins_alone(ctx.session, details)
    return record_fact(ctx, new)


def _check_begins_alone(session: Session, new: Details) -> None:
    """Raise DomainError if another version begins on the same day, because it would be hidden."""
    kind = type(new)
    others = session.scalars(
        select(kind).where(
            col(kind.code) == new.code,
            col(kind.holds_from) == new.holds_from,
            col(kind.to_at) == NEVER,
        )
    )
    if others.first() is not None:
        raise DomainError(
            "not-a-change",
            f"another version begins on {new.holds_from}; correct that version",
            "holds_from",
        )

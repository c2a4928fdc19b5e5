"""Queries on the opening and the parts of a case."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, FromClause, exists, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.cases.core.models import AnyCase
from app.ledger.as_of import ON, AsOf, visible_as_of
from app.ledger.projections import chunks
from app.platform.db.columns import NEVER, table
from app.platform.problems.problem import unknown_code


def visible_case(session: Session, model: type[AnyCase], id_: str, as_of: AsOf) -> AnyCase:
    """Return the current opening of a case that the caller may see.

    Raises Problem `unknown-code`.
    """
    openings = table(model)
    found = None
    if "\x00" not in id_:
        opening = select(openings.c.id).where(is_case(openings, id_), visible_as_of(openings))
        found = session.scalar(opening, as_of.parameters())
    if found is None:
        raise unknown_code(str(model.__tablename__), id_)
    return session.get_one(model, found)


def current_case(session: Session, model: type[AnyCase], case: str) -> AnyCase | None:
    """Return the current opening of a case, or None after it was withdrawn."""
    is_it = is_case(table(model), case)
    opening = select(model).where(is_it, col(model.to_at) == NEVER)
    return session.scalars(opening).one_or_none()


def current_openings(
    session: Session, model: type[AnyCase], cases: Collection[str]
) -> Mapping[str, list[AnyCase]]:
    """Return the current opening of each of some cases, by case; one statement for 500 cases."""
    found: dict[str, list[AnyCase]] = defaultdict(list)
    for some in chunks(cases):
        is_of_some = or_(col(model.id).in_(some), col(model.opening).in_(some))
        for opening in session.scalars(select(model).where(is_of_some, col(model.to_at) == NEVER)):
            found[opening.record_id].append(opening)
    return found


def is_part_of(openings: FromClause, case: ColumnElement[str], *conditions: Any) -> Any:
    """Build the condition that the case of a part is visible; found for each part by itself."""
    return exists().where(is_case(openings, case), visible_as_of(openings), *conditions)


def is_case(openings: FromClause, id_: str | ColumnElement[str]) -> ColumnElement[bool]:
    """Build the condition that an opening is the first one of a case or a revision of it."""
    return or_(openings.c.id == id_, openings.c.opening == id_)


def is_case_of(openings: FromClause, rows: Sequence[Any]) -> ColumnElement[bool]:
    """Build the condition that an opening is one of the cases of some rows."""
    return is_one_of(openings, sorted({row.opening or row.id for row in rows}))


def is_one_of(openings: FromClause, cases: Sequence[str]) -> ColumnElement[bool]:
    """Build the condition that an opening is the first one of some cases or a revision of it."""
    return or_(openings.c.id.in_(cases), openings.c.opening.in_(cases))


def case_id(openings: FromClause) -> ColumnElement[str]:
    """Build the expression for the id of the case of each opening."""
    return func.coalesce(openings.c.opening, openings.c.id)


def has_begun(first_day: ColumnElement[date | None]) -> ColumnElement[bool]:
    """Build the condition that a day is unknown or not after the day `:on`."""
    return or_(first_day.is_(None), first_day <= ON)


def has_not_ended(last_day: ColumnElement[date | None]) -> ColumnElement[bool]:
    """Build the condition that a last day is unknown or not before the day `:on`."""
    return or_(last_day.is_(None), last_day >= ON)
